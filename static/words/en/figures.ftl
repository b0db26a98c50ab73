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

## Sizes, prices, lengths of time

size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB
dollars = ${ $amount }
duration-days = { $n } d
duration-hours = { $n } h
duration-minutes = { $n } min
duration-seconds = { $n } s
duration-milliseconds = { $n } ms
duration-two = { $larger } { $smaller }

## Limits

unit-messages = messages
unit-calls = calls
unit-bytes = bytes
window-second = second
window-minute = minute
window-hour = hour
window-day = 24 hours
limit-per-second = { $count } per second
limit-per-minute = { $count } per minute
limit-per-hour = { $count } per hour
limit-per-day = { $count } per 24 h
limit-per-window = { $count } per { $window }
limit-warm-up = the warm-up
limit-connections = { $connections } at a time
limit-ceiling = the ceiling for { $mailbox_provider }: { $ceiling }
limit-stop = the people reached before a stop takes hold: { $ceiling }
limit-working-hours = the account’s working hours
limit-sending-hours = recipients’ sending hours
limit-gate = the gate after “{ $wave }”
limit-pace = the even pace you chose
limit-one-call = one call at a time, { $each } each
limit-calls = { $calls } at a time, { $each } each

## The answer

headline-on-time = exactly at the deadline
headline-early = { $time } before the deadline
headline-late = { $time } after the deadline
headline-one-call = { $account } taking one call at a time, { $each } each
headline-calls = { $account } taking { $calls } at a time, { $each } each
headline-quota = the { $account } daily quota of { $limit }
headline-limit = the { $account } limit of { $limit }
headline-warm-up = the warm-up of { $account }
headline-working-hours = the working hours of { $account }

## Places, languages, zones

line = line { $line }
line-column = line { $line }, column { $column }
quoted = “{ $text }”
locale-none = no locale given
zone-none = no time zone known
semicolon = ;{ " " }

## Days and hours

day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday
day-short-mon = Mon
day-short-tue = Tue
day-short-wed = Wed
day-short-thu = Thu
day-short-fri = Fri
day-short-sat = Sat
day-short-sun = Sun
hours-every-day = from { $from } to { $to } every day
hours-on-days = from { $from } to { $to } on { $days }

## Waves

wave-next-people = { $n ->
    [one] the next { $n } person
   *[other] the next { $n } people
}
wave-percent = { $percent } % of everybody
wave-next-percent = the next { $percent } % of everybody
wave-everybody = everybody
wave-everybody-else = everybody else
wave-then = { $who }, and right after them { $then }.
wave-held = { $who }, then { $held }, before { $then }.
wave-waiting = { $time } of waiting
wave-approval = an approval
wave-header-check = a check of the headers
wave-about = { $what } (about { $time })

## What makes a send faster

change-call-size = Let a call of { $account } reach { $people } ({ $shape }) instead of { $from }. Each still gets a message of their own that shows 1 address.
change-pace = Send as fast as the limits allow instead of at an even pace.
change-limit = Ask the provider of { $account } for { $limit } instead of { $from }.
change-in-flight = Let { $account } make { $calls } at the same time instead of { $from }.
change-accounts = Add { $accounts } just like { $like }: { $names }. Ask the provider whether you may, and warm up what is new.
change-standby = Let { $account } send as well instead of standing by.
change-share = Let { $account } take as many recipients as it can instead of { $from } % at most.
change-ceiling = Raise your own ceiling for { $mailbox_provider } to { $limit } instead of { $from }.
change-ceiling-through = Raise your own ceiling for { $mailbox_provider } through { $account } to { $limit } instead of { $from }.
change-connections = Let { $account } hold { $connections } to { $mailbox_provider } instead of { $from }.
change-connections-a-minute = Let { $account } open { $connections } a minute to { $mailbox_provider } instead of { $from }.
change-messages-a-second = Let { $account } send { $messages } a second to { $mailbox_provider } instead of { $from }.
change-sending-hours = Mail people { $to } instead of { $from }.
change-working-hours = Use { $account } { $to } instead of { $from }.
change-dwell = Wait { $to } after “{ $wave }” instead of { $from }.
change-stop = Let { $people } be reached before a stop takes hold instead of { $from }.
change-blast-radius = Let one call reach { $people } instead of { $from }.
change-reserve = Keep { $limit } of { $account } free for other mail instead of { $from }.
change-start = Start { $to } instead of { $from }.
change-deadline = Move the deadline to { $to } instead of { $from }.

## What a change gives up

lost-pace = the even load
lost-standby = the account that is kept for when another fails
lost-share = the split between accounts that you chose
lost-ceiling = your own ceiling, under which this mailbox provider has no reason to turn mail away
lost-sending-hours = hours in which people have their peace
lost-working-hours = the hours you set for the account
lost-dwell = time to notice that something is wrong before everybody gets it
lost-reach = the number of people whom a mistake reaches at most
lost-reserve = room for password resets during the send
lost-deadline = the time by which everybody was to have it

## What cannot be had

refusal-documented = { $account } cannot have more: { $provider } documents { $limit } for every account.
refusal-one-person = A call of { $account } cannot reach more people: with { $provider } several in one call would see each other.
refusal-warm-up = The warm-up of { $account } cannot be hurried: what comes too fast from a new sender is turned away.
refusal-approval = The look at “{ $wave }” ({ $time }) is not shortened: a person decides there.

## Several things in a row

list-between = { ", " }
list-before-last = { " and " }
