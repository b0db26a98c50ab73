### Figures in words: counts, shares, sizes, lengths of time, limits.

percent = { $percent } %
percent-under = under { $percent } %

## How many of something

people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
recipients = { $n ->
    [one] { $n } recipient
   *[other] { $n } recipients
}
messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
calls = { $n ->
    [one] { $n } call
   *[other] { $n } calls
}
addresses = { $n ->
    [one] { $n } address
   *[other] { $n } addresses
}
connections = { $n ->
    [one] { $n } connection
   *[other] { $n } connections
}
times = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
duplicates = { $n ->
    [one] { $n } duplicate
   *[other] { $n } duplicates
}
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
columns = { $n ->
    [one] { $n } column
   *[other] { $n } columns
}
bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
seeds = { $n ->
    [one] { $n } seed
   *[other] { $n } seeds
}
rules = { $n ->
    [one] { $n } rule
   *[other] { $n } rules
}
problems = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}
mailbox-providers = { $n ->
    [one] { $n } mailbox provider
   *[other] { $n } mailbox providers
}
accounts = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}
strings = { $n ->
    [one] { $n } string
   *[other] { $n } strings
}
