"""The terms of ontology/memcon.ttl as Python names; made by ontology/generate.py: change them there.

`MC.speaker` and `MC["act-request"]` are IRIs; a name that memcon.ttl does not define raises AttributeError.
"""

# ruff: noqa: N815 - properties are written inDocument in RDF

from typing import ClassVar

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace


class MC(DefinedNamespace):
    """The namespace mc:, version 0.1.0."""

    _NS = Namespace("https://w3id.org/memcon/ns#")
    _fail = True

    Actor: URIRef
    Document: URIRef
    Evidence: URIRef
    Fact: URIRef
    Group: URIRef
    Meeting: URIRef
    Organisation: URIRef
    Person: URIRef
    Place: URIRef
    Quotation: URIRef
    Run: URIRef
    State: URIRef
    Statement: URIRef
    Tenure: URIRef
    Topic: URIRef
    act: URIRef
    acts: URIRef
    addressee: URIRef
    bases: URIRef
    content: URIRef
    contentEvidence: URIRef
    cue: URIRef
    cueEvidence: URIRef
    date: URIRef
    dateBasis: URIRef
    dateEarliest: URIRef
    dateEvidence: URIRef
    dateLatest: URIRef
    dateText: URIRef
    end: URIRef
    evidence: URIRef
    exact: URIRef
    form: URIRef
    former: URIRef
    forms: URIRef
    holder: URIRef
    host: URIRef
    inDocument: URIRef
    madeAt: URIRef
    mention: URIRef
    model: URIRef
    negated: URIRef
    office: URIRef
    officeOf: URIRef
    officeTitle: URIRef
    participant: URIRef
    place: URIRef
    placeEvidence: URIRef
    prefix: URIRef
    quote: URIRef
    sha256: URIRef
    speaker: URIRef
    speakerEvidence: URIRef
    stance: URIRef
    stances: URIRef
    start: URIRef
    status: URIRef
    statuses: URIRef
    suffix: URIRef
    target: URIRef
    topic: URIRef
    topicEvidence: URIRef
    version: URIRef
    wording: URIRef
    wordings: URIRef

    _extras: ClassVar[list[str]] = [
        "act-accuse",
        "act-agree",
        "act-announce",
        "act-believe",
        "act-decide",
        "act-demand",
        "act-deny",
        "act-oppose",
        "act-order",
        "act-predict",
        "act-promise",
        "act-propose",
        "act-request",
        "act-state",
        "act-stress",
        "act-support",
        "act-threaten",
        "act-warn",
        "basis-explicit",
        "basis-inferred",
        "basis-relative",
        "basis-unknown",
        "form-call",
        "form-conference",
        "form-meeting",
        "form-summit",
        "form-talks",
        "form-visit",
        "stance-opposes",
        "stance-supports",
        "status-held",
        "status-planned",
        "status-proposed",
        "status-refused",
        "wording-direct",
        "wording-indirect",
        "wording-mixed",
    ]
