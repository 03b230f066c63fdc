"""Writing what a party answered, or that it had not, under the claims it answers."""

from collections.abc import Sequence
from datetime import date

from store.entries.article import Filing, passage_of, same_words, stand_by
from store.identifiers import public_id, slugify
from store.models import Claim, Dispute, Entity, Response
from store.order import day_of
from store.records import ResponseFinding
from store.vocabulary import Act, AssertionState, PartyRole


def enter_response(filing: Filing, finding: ResponseFinding) -> None:
    """Hang the answer under each claim of this article that it can answer, else under the dispute."""
    respondent = filing.names.entity(finding.respondent)
    if respondent is None:
        return
    dispute = _answered_dispute(filing, respondent, finding.to)
    if dispute is None:
        return
    answered = _answered_claims(filing, dispute, respondent, finding.as_of.last)
    accuser = filing.names.entity(finding.to) if finding.to else None
    if accuser and any(_accuser_of(claim, accuser) for claim in answered):
        answered = [claim for claim in answered if _accuser_of(claim, accuser)]
    for claim in answered:
        _keep_response(filing, dispute, claim, finding)
    if not answered:
        _keep_response(filing, dispute, None, finding)


def _answered_dispute(filing: Filing, respondent: Entity, to: str | None) -> Dispute | None:
    """The dispute with the accuser that the answer names, else the one of the respondent's that the article is about.

    An answer to one accuser is no answer to another whom the same article mentions.
    """
    ranked = [filing.disputes[number] for number, _ in filing.matters.most_common()]
    ours = [d for d in ranked if respondent.id in {party.entity.canonical.id for party in d.parties}]
    accuser = filing.names.entity(to) if to else None
    named = [d for d in ours if accuser and accuser.id in {party.entity.canonical.id for party in d.parties}]
    named += [d for d in ours if to and to == d.accuser_text]
    return next(iter(named or ours), None)


def _answered_claims(filing: Filing, dispute: Dispute, respondent: Entity, answered: date | None) -> list[Claim]:
    """The claims of this article that accuse the respondent; of several like ones only the last made by that day.

    An answer to one allegation is none to another that was made later, and who is asked is asked about the newest.
    """
    acts = {claim.act for claim in filing.carried}
    told = (claim for claim in dispute.claims if claim.act in acts)
    standing = [claim for claim in told if claim.id not in filing.aside.claims and not claim.merged_into_id]
    alike: dict[object, list[Claim]] = {}
    for claim in sorted(standing, key=lambda claim: claim.filed_from or ""):
        if _accuses(claim, respondent.id):
            alike.setdefault(_alike(claim), []).append(claim)
    return [
        _last_by(claims, carried, answered)
        for claims in alike.values()
        if (carried := [claim for claim in claims if claim in filing.carried])
    ]


def _last_by(claims: Sequence[Claim], carried: Sequence[Claim], answered: date | None) -> Claim:
    """The last of `claims` made by that day; without a day the last that the article carries, else the first it does.

    What was answered before this record knows of the claim was still an answer to it: coverage begins somewhere.
    """
    if answered is None:
        return carried[-1]
    by_then = [claim for claim in claims if (day_of(claim.filed_from) or answered) <= answered]
    return by_then[-1] if by_then else carried[0]


def _alike(claim: Claim) -> tuple[Act, str | None, frozenset[tuple[int, PartyRole]]]:
    parties = frozenset((party.entity.canonical.id, party.role) for party in claim.parties)
    return claim.act, claim.claimant_text, parties


def _accuses(claim: Claim, entity_id: int) -> bool:
    return any(p.entity.canonical.id == entity_id and p.role is PartyRole.ACCUSED for p in claim.parties)


def _accuser_of(claim: Claim, entity: Entity) -> bool:
    """Whether an answer to `entity` is one to this claim: who settles with one of two has not with the other."""
    return any(p.entity.canonical is entity.canonical and p.role is PartyRole.ACCUSER for p in claim.parties)


def _keep_response(filing: Filing, dispute: Dispute, claim: Claim | None, finding: ResponseFinding) -> None:
    respondent = filing.names.entity(finding.respondent)
    if respondent is None:
        return

    def is_it(row: Response) -> bool:
        is_under = row.claim is claim and row.dispute is dispute
        return is_under and row.respondent is respondent and row.kind is finding.kind

    response = _given_before(filing, claim, respondent, finding)
    response = response or same_words(filing, Response, finding.passage, is_it)
    response = response or _moved_response(filing, respondent, finding)
    if response is None:
        response = _response(filing, dispute, claim, respondent, finding)
        filing.session.add(response)
    filing.aside.note_move("dispute", response.dispute_id, dispute.id)
    response.dispute, response.claim, response.respondent = dispute, claim, respondent
    stand_by(filing, response)


def _given_before(filing: Filing, claim: Claim | None, respondent: Entity, finding: ResponseFinding) -> Response | None:
    """The row for these words that was this very answer before a decision that is being undone."""
    article_id, words, aside = filing.version.article_id, finding.passage.exact, filing.aside
    return aside.take(
        Response,
        article_id,
        words,
        lambda row: row.kind is finding.kind and aside.was_answer(row, claim, respondent),
    )


def _moved_response(filing: Filing, respondent: Entity, finding: ResponseFinding) -> Response | None:
    """The row for these words that stood under another claim or dispute before all was filed anew."""
    article_id, words = filing.version.article_id, finding.passage.exact
    return filing.aside.take(
        Response, article_id, words, lambda r: r.kind is finding.kind and r.respondent.canonical is respondent
    )


def _response(
    filing: Filing, dispute: Dispute, claim: Claim | None, respondent: Entity, finding: ResponseFinding
) -> Response:
    place = claim.public_id if claim else dispute.slug
    seed = f"{place}|{filing.version.text_sha256}|{finding.passage.start_char}|{finding.respondent}|{finding.kind}"
    return Response(
        public_id=public_id(
            "r",
            seed,
            lambda taken: filing.known.is_taken(Response, taken),
        ),
        dispute=dispute,
        claim=claim,
        respondent=respondent,
        passage=passage_of(filing, finding.passage),
        kind=finding.kind,
        state=AssertionState.PROPOSED,
        basis=finding.basis,
        as_of_first=finding.as_of.first,
        as_of_last=finding.as_of.last,
        as_of_precision=finding.as_of.precision,
        as_of_text=finding.as_of.text,
        asked_by=finding.asked_by,
        decided_by=filing.reading.reader,
        rule=finding.rule,
        confidence=finding.confidence,
        origin_key=f"{slugify(finding.respondent)}@{filing.place}",
        recorded_at=filing.now,
    )
