"""One record out of many findings: the dispute, claim or event that a finding belongs to, or a new one.

The machine joins what agrees in parties, act and time; a judgement that needs more than that is an editor's.
"""

DECIDED_BY = "onrecord-filing@0.2"
