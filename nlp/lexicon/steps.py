"""Words that steps are known by: those on which their dates hang in the parse, and those without which none is told."""

import re

# A step has those of them that stand in its wording.
STEP_WORDS = frozenset(
    """
    abandoned affirmed agreed allowed amended announced answer answered appeal appealed appealing
    approval approved argued arguing argument asked asks awarded banned barred began begun blocked
    bought briefed bringing brings brought buy came centralised centralized certified cleared closed
    come commenced comments concluded confirmed consolidated continue converted convicted deal decided
    declined declining delivered denied denying directed dismiss dismissal dismissed dismisses
    dismissing dragged dropped end ended ending enjoined entered examining expanded failed filed files
    filing finding fired forbade found froze frozen gave given giving gone got granted granting handed
    hauled heard hearing held hit hold initiated injunction inked instructed investigates investigating
    issued joined judgment jury launched let letter letters licence license lifted lodged looking lost
    memo motion motions moved obtained opened order ordered overturned paid paused pay pays persuaded
    petitioned probing prohibited proposed pursue put reached rebuffed received refused refusing
    rejected rejecting remanded resolved returned returning reversed reviewing revived ruled ruling said
    secured sending sends sent served settled settlement settles settling sided signed spent split
    started stayed struck submitted sue sued sues suing taken testified threw throwing thrown throws
    told took toss tossed tossing transferred trial turned upheld urged vacated verdict walked warned
    went widened withdrawn withdrew won written wrote
    """.split()  # noqa: SIM905 - a word a line would be eight screens
)

# Every wording has one of these; a sentence without any is not searched further.
COULD_TELL = re.compile(
    r"\b(?:[Ss]u(?:e|es|ed|ing|its?)\b|law ?suit|complain|class[- ]|legal|litigat|proceeding|writ\b|court|case"
    r"|action|claim"
    r"|plead|petition|judge|justice|magistrate|jur(?:y|ors)|panel|tribunal|ruling|ruled|order|dismiss|motion"
    r"|appeal|settle"
    r"|accord|terms|agree|licen[cs]|approv|stay|injunction|trial|hearing|verdict|letter|wrote|written|demand|told"
    r"|memo|comments"
    r"|testif|warn|brief|investigat|prob(?:e|ing)|look(?:ing|s) (?:into|at)|examin|review|inquiry|enquiry|served"
    r"|answer|reply"
    r"|withdr|dropped|amended|widened|certif|consolidat|centrali|remand|return|transfer|moved|vs?\.|peace|put an "
    r"end|barred|banned"
    r"|dispute|matter|battle|fight|ended|divided|lost|won\b|cleared|found|held|sided|paid|pays?\b|signed|struck"
    r"|chang(?:e|ed|ing) (?:its|their|the|his|her) |thr(?:ew|own|owing)|gone to"
    r"|bid\b|[Aa]ffirmed|as did|filed|let\b)|\uf8ff"
)
