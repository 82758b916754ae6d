-- What memcon remembers beside its exports, so that it reads only what is new. Removing the file costs time,
-- and no knowledge: all of it can be made again from the sources.

-- The files of the sources, as they were read last; position: their order in the last run.
CREATE TABLE files (
  path TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  position INTEGER NOT NULL,
  issues BLOB NOT NULL
) WITHOUT ROWID;

-- The documents in them. about: the document as JSON, without its text; key: what its findings depend on.
CREATE TABLE documents (
  path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  place INTEGER NOT NULL,
  identifier TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  key TEXT NOT NULL,
  about BLOB NOT NULL,
  PRIMARY KEY (path, place)
) WITHOUT ROWID;
CREATE INDEX documents_by_text ON documents (sha256);

-- The clean texts that all offsets count in, compressed.
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, text BLOB NOT NULL);

-- What was found in a text; findings, profile and facts are NULL where it could not be read. digest: of the
-- resolved findings.
CREATE TABLE findings (
  key TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  digest TEXT NOT NULL,
  findings BLOB,
  profile BLOB,
  facts BLOB,
  issues BLOB NOT NULL
);

-- What a document gives to the exports, compressed; NULL where it was left out as a whole. signature: of all
-- that it was made from; names: the short names that its JSON-LD uses; told: what it holds, in figures; card and
-- pages: what it gives to the pages for people.
CREATE TABLE pieces (
  sha256 TEXT NOT NULL,
  signature TEXT NOT NULL,
  quads BLOB,
  turtle BLOB,
  jsonld BLOB,
  names TEXT NOT NULL,
  told BLOB NOT NULL,
  issues BLOB NOT NULL,
  card BLOB,
  pages BLOB,
  PRIMARY KEY (sha256, signature)
);

-- The pages for people that are in their places; owner: what each is about, state: a digest of all that the
-- owner's pages were made from. Then those that are staged to come, and those that will go.
CREATE TABLE pages (
  path TEXT PRIMARY KEY, owner TEXT NOT NULL, state TEXT NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX pages_by_owner ON pages (owner);
CREATE TABLE coming (
  path TEXT PRIMARY KEY, owner TEXT NOT NULL, state TEXT NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE going (path TEXT PRIMARY KEY) WITHOUT ROWID;

-- Which pieces the next exports will hold, and which the last ones do.
CREATE TABLE chosen (sha256 TEXT PRIMARY KEY, signature TEXT NOT NULL);
CREATE TABLE published (sha256 TEXT PRIMARY KEY, signature TEXT NOT NULL);

-- Documents that were in the sources once and are no more, and the run that missed them first.
CREATE TABLE withdrawn (identifier TEXT PRIMARY KEY, sha256 TEXT NOT NULL, run INTEGER NOT NULL);

-- A line of the run log for each run.
CREATE TABLE runs (number INTEGER PRIMARY KEY, line TEXT NOT NULL);

-- Single values by name.
CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL);

-- The documents that are read, as the last survey of the sources left them; a text that several files hold is
-- the first's.
CREATE TABLE readable (
  sha256 TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  key TEXT NOT NULL,
  about BLOB NOT NULL,
  nth INTEGER NOT NULL
);
CREATE INDEX readable_by_key ON readable (key);
CREATE INDEX readable_by_identifier ON readable (identifier, sha256);

-- Documents with the text of an earlier one.
CREATE VIEW repeated AS
  SELECT identifier, sha256, first FROM (
    SELECT d.identifier, d.sha256,
           row_number() OVER (PARTITION BY d.sha256 ORDER BY f.position, d.place) AS nth,
           first_value(d.identifier) OVER (PARTITION BY d.sha256 ORDER BY f.position, d.place) AS first
    FROM documents d JOIN files f USING (path))
  WHERE nth > 1;

-- What the documents of the last run that joined them have in common: the key of each joined actor by its key
-- within its document, and each step with its reason (see resolve/across/merges.py for `one` and `other`).
CREATE TABLE names (local TEXT PRIMARY KEY, key TEXT NOT NULL, label TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX names_by_key ON names (key);
CREATE TABLE merges (kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, rule TEXT NOT NULL, evidence TEXT NOT NULL);
CREATE INDEX merges_by_one ON merges (one);
CREATE INDEX merges_by_other ON merges (other);
