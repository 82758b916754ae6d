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

    Actor: URIRef = _NS["Actor"]
    Document: URIRef = _NS["Document"]
    Evidence: URIRef = _NS["Evidence"]
    Fact: URIRef = _NS["Fact"]
    Group: URIRef = _NS["Group"]
    Meeting: URIRef = _NS["Meeting"]
    Organisation: URIRef = _NS["Organisation"]
    Person: URIRef = _NS["Person"]
    Place: URIRef = _NS["Place"]
    Quotation: URIRef = _NS["Quotation"]
    Run: URIRef = _NS["Run"]
    State: URIRef = _NS["State"]
    Statement: URIRef = _NS["Statement"]
    Tenure: URIRef = _NS["Tenure"]
    Topic: URIRef = _NS["Topic"]
    act: URIRef = _NS["act"]
    acts: URIRef = _NS["acts"]
    addressee: URIRef = _NS["addressee"]
    bases: URIRef = _NS["bases"]
    content: URIRef = _NS["content"]
    contentEvidence: URIRef = _NS["contentEvidence"]
    cue: URIRef = _NS["cue"]
    cueEvidence: URIRef = _NS["cueEvidence"]
    date: URIRef = _NS["date"]
    dateBasis: URIRef = _NS["dateBasis"]
    dateEarliest: URIRef = _NS["dateEarliest"]
    dateEvidence: URIRef = _NS["dateEvidence"]
    dateLatest: URIRef = _NS["dateLatest"]
    dateText: URIRef = _NS["dateText"]
    duplicateOf: URIRef = _NS["duplicateOf"]
    end: URIRef = _NS["end"]
    evidence: URIRef = _NS["evidence"]
    exact: URIRef = _NS["exact"]
    form: URIRef = _NS["form"]
    former: URIRef = _NS["former"]
    forms: URIRef = _NS["forms"]
    holder: URIRef = _NS["holder"]
    host: URIRef = _NS["host"]
    inDocument: URIRef = _NS["inDocument"]
    madeAt: URIRef = _NS["madeAt"]
    mention: URIRef = _NS["mention"]
    modalities: URIRef = _NS["modalities"]
    modality: URIRef = _NS["modality"]
    model: URIRef = _NS["model"]
    negated: URIRef = _NS["negated"]
    office: URIRef = _NS["office"]
    officeOf: URIRef = _NS["officeOf"]
    officeTitle: URIRef = _NS["officeTitle"]
    participant: URIRef = _NS["participant"]
    place: URIRef = _NS["place"]
    placeEvidence: URIRef = _NS["placeEvidence"]
    prefix: URIRef = _NS["prefix"]
    quote: URIRef = _NS["quote"]
    sameUtteranceAs: URIRef = _NS["sameUtteranceAs"]
    sha256: URIRef = _NS["sha256"]
    speaker: URIRef = _NS["speaker"]
    speakerEvidence: URIRef = _NS["speakerEvidence"]
    stance: URIRef = _NS["stance"]
    stances: URIRef = _NS["stances"]
    start: URIRef = _NS["start"]
    status: URIRef = _NS["status"]
    statuses: URIRef = _NS["statuses"]
    suffix: URIRef = _NS["suffix"]
    target: URIRef = _NS["target"]
    topic: URIRef = _NS["topic"]
    topicEvidence: URIRef = _NS["topicEvidence"]
    version: URIRef = _NS["version"]
    wording: URIRef = _NS["wording"]
    wordings: URIRef = _NS["wordings"]

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
        "modality-expected",
        "modality-possible",
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
