"""Every term explains itself, and a code means one thing."""

import pytest

from store.vocabulary import VOCABULARIES


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.__name__)
def test_every_term_has_a_label_a_definition_and_an_origin(vocabulary):
    for term in vocabulary:
        assert term.label
        assert term.definition.endswith(".")
        assert term.origin
        assert vocabulary(str(term)) is term
