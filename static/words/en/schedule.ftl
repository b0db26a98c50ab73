### The schedule: when, in which stages, how carefully.

schedule-title = When?
schedule-remove = Remove<unseen> { $what }</unseen>
schedule-none = none

## Start and deadline

schedule-when = Start and deadline
schedule-clock-utc = Your clock shows UTC.
schedule-clock-zone = Times are in your time zone, { $zone }; UTC stands beside them.
schedule-start = Start
schedule-start-empty = Empty: it starts now.
schedule-deadline = Deadline
schedule-deadline-empty = Empty: no deadline.
schedule-pace = How fast
schedule-pace-asap = As fast as the limits allow
schedule-pace-asap-about = Everybody has it as soon as your accounts can.
schedule-pace-even = Spread evenly to the deadline
schedule-pace-even-about = The same number of people every hour, so that answers and visitors come spread as well.
schedule-pace-deadline = Enter a deadline: without one there is nothing to spread to.

## Hours and days

schedule-hours-title = Hours and days
schedule-hours = Only during people’s day
schedule-hours-hint = Everybody is mailed by the clock where they live. Off: at any hour, day or night.
schedule-from = From
schedule-to = To
schedule-24-hours = By a 24-hour clock.
schedule-next-day = On the next day.
schedule-midnight = 24:00 is midnight.
schedule-on-days = On these days
schedule-zone-unknown = People whose time zone is not known count as living in
schedule-zones-where = Who lives where comes from the recipient file’s time-zone column.
schedule-zones-all = The recipient file knows everybody’s time zone.
schedule-zones-nobody = The recipient file knows nobody’s time zone, so this counts for everybody.
schedule-zones-some = This counts for { $people }.
schedule-past-today = If today’s hours are already over where somebody lives
schedule-past-wait = Wait for the next day
schedule-past-wait-about = They get it when their next hours begin: later, and never at night.
schedule-past-now = Mail them from the start on
schedule-past-now-about = They get it the same evening, until midnight where they live.
schedule-days-off = Days off
schedule-days-off-about = Nobody is mailed on these days, from their beginning to their end where each person lives.
schedule-days-off-count = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
schedule-days-off-add = Add days off
schedule-days-off-example = New Year
schedule-first-day = First day
schedule-last-day = Last day

## Waves

schedule-waves = In stages
schedule-waves-about = A small fair sample first, a look at what arrived, then everybody else: what goes wrong, goes wrong for few.
schedule-waves-none = Everybody in one go.
schedule-waves-remove = Everybody in one go
schedule-waves-canary = Canary first
schedule-waves-canary-about = 200 people, half an hour of waiting and an approval, before everybody else. You can change each figure.
schedule-waves-add = Add a wave before the last
schedule-wave = Wave { $n }
schedule-how-many = How many
schedule-size-people = people
schedule-size-percent = percent of everybody
schedule-size-rest = everybody left
schedule-gate = The gate after it
schedule-gate-about = What must have happened before the next wave goes.
schedule-gate-wait = Wait
schedule-gate-wait-hint = 30m, 2h or 1d: time for complaints and bounces to come in.
schedule-gate-approval = A person approves
schedule-gate-headers = The headers of what arrived are checked
schedule-gate-headers-hint = That each message shows 1 address, its recipient’s. Of real mail, where the send API reads your seeds’ mailbox; elsewhere a person looks, and releases.
schedule-gate-takes = How long you expect that to take
schedule-gate-takes-hint = Counts for when it ends. Empty: it comes at once.

## How careful

schedule-careful = How careful
schedule-blast-radius = Most people one call may reach
schedule-blast-radius-hint = If a call goes wrong, it goes wrong for so many at most. Empty: as many as the provider takes.
schedule-stop = Most people reached before a stop takes hold
schedule-stop-any = any number
schedule-stop-says = { $people } within { $time }
schedule-stop-about = Between seeing that something is wrong and the stop’s taking hold, time goes by, and people are mailed. A ceiling on them slows the send.
schedule-stop-people = At most so many people
schedule-stop-people-hint = Empty: no such ceiling.
schedule-stop-within = In the time a stop takes
schedule-stop-within-hint = 60s or 5m, from noticing to stopping.

## Ceilings and routes

schedule-ceilings = Ceilings of mailbox providers
schedule-ceilings-about = Gmail, Yahoo and others slow down whoever sends too much at a time. No figure is published for all senders: enter what you have agreed, or what went well before.
schedule-ceilings-add = Add a ceiling
schedule-all-accounts = all accounts
schedule-counts-for = Counts for
schedule-routes = Who goes through which account
schedule-routes-only = Who goes only through which account
schedule-routes-about = For people who must be mailed by one sender and no other. The first rule that fits a person counts; whom no rule fits goes through any account.
schedule-routes-none = anybody through any account
schedule-routes-add = Add a rule
schedule-rule = Rule { $n }
schedule-locale = Locale
schedule-locale-hint = Such as pt: it counts for pt-BR too. Empty: any.
schedule-any = any
schedule-only-through = Only through
schedule-rule-everybody = Everybody
schedule-rule-locale = People with { $locale }
schedule-rule-mailbox = People at { $mailbox_provider }
schedule-rule-both = People with { $locale } at { $mailbox_provider }
schedule-rule-nowhere = { $who }: through no account yet.
schedule-rule-through = { $who }: only through { $accounts }.

## Name

schedule-name = Name
schedule-campaign = Name of the campaign
schedule-campaign-hint = For you and your colleagues; recipients do not see it.
schedule-campaign-example = Index weightings update
schedule-environment = Where it runs
schedule-sandbox = Sandbox
schedule-sandbox-about = A rehearsal: the send API keeps to every limit, and nothing leaves.
schedule-production = Production
schedule-production-about = Customers get mail. A signature for one does not hold for the other.
schedule-bounds = Hard bounds in time
schedule-bounds-about = Whatever happens, no call starts outside of them.
schedule-bounds-empty = Empty: no bound.
schedule-not-before = Not before
schedule-expires = Expires
