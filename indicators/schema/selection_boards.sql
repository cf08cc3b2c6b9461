-- Members of the boards that select: one row a member, or members counted. The secretary is not a member.
CREATE TABLE selection_boards (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day on which the board was appointed
    year INTEGER NOT NULL,               -- the year of that day
    board VARCHAR NOT NULL,              -- code of the board
    competition VARCHAR,                 -- code of the call
    board_role VARCHAR NOT NULL DEFAULT 'member' CHECK (board_role IN ('chair', 'member', 'expert', 'secretary')),  -- role on the board; the secretary is not counted
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    job_family VARCHAR,
    internal BOOLEAN,                    -- works for the administration
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
