### The accounts: who sends, within which limits.

accounts-title = Who sends it, and how fast?
accounts-lead = An account is yours at a provider, with your limits. Several share the work.

## Catalogue

accounts-first = Which provider sends it?
accounts-add = Add another account
accounts-reach-one = one call per person
accounts-reach-many = up to { $n } people per call
accounts-unfit = not for mass sends

## A faster way

accounts-faster = A faster way
accounts-faster-why = <b>It can be faster, and just as safe. </b>{ $account } makes one call per person. <shape>{ $sentence }</shape> Each message still shows 1 address, so up to { $people } people are reached by a call instead of 1.
accounts-faster-take = Use { $shape }
accounts-faster-taken = Calls now go out as { $shape }.

## One account

accounts-name = Name of the account
accounts-removed = { $account } is removed.
accounts-gone = { $account } (there is no such account)
accounts-provider-unknown = The catalogue has no provider “{ $provider }”. Add the account anew below.
accounts-carries = Carries { $messages } in { $calls }.
accounts-pace = How fast it answers
accounts-pace-about = Assumptions until you measure them: time a few calls of your system, then put the figures here.
accounts-in-flight = Calls at the same time
accounts-in-flight-hint = Empty: as many as the limits allow.
accounts-latency = Time per call
accounts-latency-hint = Whatever it carries.
accounts-latency-person = And per person in it
accounts-latency-unit = ms
accounts-each-call = A call with { $people } takes { $time }.

## Call shape

accounts-shape = How one call reaches people
accounts-shape-only = { $provider } takes one call per person: each message shows 1 address.
accounts-shape-single = One call per person
accounts-shape-single-hint = Simple and slow: as many calls as recipients.
accounts-shape-safe = Each message still shows 1 address.
accounts-most-per-call = Most people in one call
accounts-most-per-call-hint = Empty: as many as the provider takes.

## Limits

accounts-documented = Documented limits
accounts-documented-title = Limits that the provider documents
accounts-documented-holds = Empty: the documented one holds.
accounts-messages-per = Messages per { $window }
accounts-calls-per = Calls per { $window }
accounts-bytes-per = Bytes per { $window }
accounts-used = Already used
accounts-not-published = not published: enter yours
accounts-not-published-yours = not published: yours counts
accounts-figure = Your figure
accounts-figure-if-differs = Your figure, if it differs
accounts-new-tab = { " " }(opens in a new tab)
accounts-own-limits = Your own limits
accounts-own-limits-title = Limits of your own
accounts-own-limits-add = Add a limit
accounts-own-limit = { $count } in any { $window }
accounts-at-most = At most
accounts-of-what = Of what
accounts-in-any = In any
accounts-in-any-hint = 1s, 10m, 1h, 24h or 7d
accounts-reserve = Kept free for password resets
accounts-reserve-title = Keep free for password resets
accounts-reserve-about = Single mails that cannot wait, such as password resets and receipts, go through the same account. What is kept free for them here, the campaign does not use.
accounts-reserve-add = Keep some free
accounts-reserve-limit = Keep free
accounts-reserve-one = Kept free
accounts-paste = Paste the answer of GetAccount
accounts-paste-label = What SES answered
accounts-paste-about = Somebody with access to AWS runs <code>aws sesv2 get-account</code> and sends you the answer. Limits and what is used come from it; it stays on this computer.
accounts-paste-take = Take the limits

## Connections

accounts-connections = Connections per mailbox provider
accounts-connections-about = A server of your own opens connections to Gmail, Yahoo and others, and each takes only so many. Where your server has a shaping table, its figures belong here. KumoMTA publishes one:
accounts-connections-unlimited = not limited
accounts-connections-fill = Fill with KumoMTA’s table
accounts-connections-filled = KumoMTA’s table is filled in.
accounts-connections-add = Add a mailbox provider
accounts-connections-which = Which mailbox provider?
accounts-connections-most = Connections
accounts-connections-messages = Messages per connection
accounts-connections-a-minute = New connections a minute
accounts-messages-a-second = Messages a second

## Warm-up and working hours

accounts-warm-up = Warm-up
accounts-warm-up-hint = A new IP address or domain starts with little and sends more every day, so that mailbox providers get to know it.
accounts-warm-up-none = none: it is warm already
accounts-warm-up-own = a table of your own
accounts-warm-up-unknown = { $preset } (not known)
accounts-ramp = { $days }, from { $first } to { $last } messages per { $window }.
accounts-ramp-table = Most messages on the first day, the second, and so on
accounts-ramp-table-hint = For one IP address, such as 50, 100, 500, 1000.
accounts-ramp-day = Day of the ramp
accounts-ramp-day-hint = Which day of the ramp this send begins on; 1: it is new.
accounts-ip-addresses = IP addresses
accounts-ip-addresses-hint = The figures times so many.
accounts-ramp-per = The figures hold in any
accounts-ramp-per-hint = 24h or 1h
accounts-working-hours = Use it only in working hours
accounts-working-hours-hint = For a server that somebody must watch, or that does other work at night.
accounts-working-zone = By the clock in
accounts-working-zone-hint = Empty: UTC.
