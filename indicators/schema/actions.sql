-- Actions of the gender equality plan, with the fields of the plan's own tables. No persons.
CREATE TABLE actions (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day on which the state of the action was noted
    year INTEGER NOT NULL,               -- the year of that day
    action VARCHAR NOT NULL,             -- code of the action
    plan_area VARCHAR NOT NULL CHECK (plan_area IN ('leadership', 'recruitment', 'wellbeing', 'violence', 'policies')),
    objective VARCHAR,                   -- the objective of the plan that it serves
    title VARCHAR NOT NULL,              -- what is done
    tool VARCHAR,                        -- how it is done
    direct_target VARCHAR,               -- whom it reaches first
    indirect_target VARCHAR,             -- whom it reaches in the end
    starts_on DATE,                      -- planned first day
    due_on DATE,                         -- planned last day
    done_on DATE,                        -- the day on which it was done
    responsible VARCHAR,                 -- the division, never a person
    goals VARCHAR,                       -- Sustainable Development Goals, such as "5, 8"
    indicator VARCHAR,                   -- slug or code of the indicator that it should move
    status VARCHAR NOT NULL CHECK (status IN ('not_started', 'running', 'done', 'embedded', 'dropped')),  -- how far it is
    evidence VARCHAR,                    -- address of the document that shows it
    budget DOUBLE CHECK (budget >= 0),   -- euros
    spent DOUBLE CHECK (spent >= 0),     -- euros
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
