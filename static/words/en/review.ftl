### The review: the answer, what it rests on, what would be faster.

## The answer, always in view

review-answer = The answer
review-mend-first = { $n ->
    [one] <problems>{ $n } problem</problems> must be mended before this plan may leave.
   *[other] <problems>{ $n } problems</problems> must be mended before this plan may leave.
}
review-handed-over-by = Handed over by { $at }
review-limited-by = limited by { $limit }
review-deadline-met = Deadline met: { $words }
review-deadline-missed = Deadline missed: { $words }
review-expected-later = Expected by { $at }, { $time } later than planned: <why>why</why>.
review-expected-misses = The deadline would then be missed by { $time }.
review-proven = proven: no schedule within these limits is faster
review-proven-within = proven: no schedule is more than { $time } faster
review-proven-earliest = proven earliest: { $at }, { $time } sooner
review-not-entered = { $n ->
    [one] { $n } limit is not entered: taken as none
   *[other] { $n } limits are not entered: taken as none
}
review-reaches = one call reaches { $people }
review-reaches-most = one call reaches up to { $people }
review-one-address = each message shows 1 address
review-reload = Reload
review-reading = Reading the recipients…
review-engine-loading = The planning engine is loading…
review-missing = Here it will say when everybody has the message. Still missing: { $items }.
review-stopped = { $n ->
    [one] There is no plan yet: <problems>{ $n } problem stops it</problems>.
   *[other] There is no plan yet: <problems>{ $n } problems stop it</problems>.
}
review-working = Working it out…

## The page

review-title = Is it right?
review-in-words = In words
review-handed-over-after = Handed over by <b>{ $at }</b>, after <b>{ $takes }</b>.
review-handed-over-utc = Handed over by <b>{ $at }</b> ({ $utc }), after <b>{ $takes }</b>.
review-go-out = { $messages } go out in { $calls }; one call reaches { $people } at most, and each message shows 1 address.
review-seeds-first = { $n ->
    [one] { $n } seed goes first, as soon as their hours allow: own addresses, so that somebody can look at what arrives.
   *[other] { $n } seeds go first, as soon as their hours allow: own addresses, so that somebody can look at what arrives.
}
review-waits-for = What it waits for: { $limit }.
review-nothing-faster = Within these limits nothing is faster: that is proven, not estimated.
review-nothing-sooner = Within these limits nothing can end more than { $time } sooner: that is proven, not estimated.
review-the-deadline-met = The deadline is met: { $words }.
review-the-deadline-missed = The deadline is missed: { $words }.
review-handed-over-means = “Handed over” means accepted by the sending provider. How long a call takes is an assumption of yours until you measure it; the limits are not.
review-no-plan = There is no plan yet
review-still-missing = Still missing:
review-accounts = Who carries what
review-account = Account
review-call-shape = Call shape
review-people-per-call = People per call
review-calls = Calls
review-messages = Messages
review-done-by = Done by
review-planned-under = Planned under
review-no-limit = no limit entered

## Files

review-files = Files
review-campaign-id = Campaign id: <id>{ $id }</id><quiet>. Under this id a person gets the message once, whatever plans follow.</quiet>
review-fingerprint = Fingerprint of the plan: <digest>{ $digest }</digest><quiet>. Same fingerprint, same plan: any change to who gets what, when and how makes another one.</quiet>
review-fingerprint-whole = The whole fingerprint
review-fingerprint-of = SHA-256 of the bytes of plan.json.
review-export-campaign = Export campaign.json
review-export-plan = Export plan.json
review-export-later = plan.json can be exported as soon as there is a plan.
review-export-refused = { $n ->
    [one] plan.json cannot be exported: { $n } problem must be mended before this plan may leave.
   *[other] plan.json cannot be exported: { $n } problems must be mended before this plan may leave.
}
review-export-private = plan.json holds no address. It does hold counts, and small groups can tell about people: keep it inside your company.
review-import = Import campaign.json
review-import-hint = or drop it here. Undo brings this draft back.
review-folder = the folder { $folder }
review-beside = campaign.json names { $names }: keep them beside it. No recipient is in it.

## Pictures over time

review-as-table = Show as table
review-by = By
review-share = Share
review-handed-over = Handed over
review-curve = Messages handed over
review-curve-label = Messages handed over, over time
review-curve-at = { $at }: { $n } of { $total } handed over ({ $percent })
review-curve-rest = From { $from } to { $to }: { $messages }. Point at the curve, or use the arrow keys, to read it.
review-curve-bound = proven earliest
review-curve-deadline = deadline
review-curve-far = The deadline, { $at }, is beyond the edge of this picture.
review-lanes = Accounts over time
review-lanes-table = Accounts over time, as table
review-lanes-sending = sending
review-lanes-waiting = waiting for a limit
review-lanes-rest = Point at a lane, or use the arrow keys, to read which limit holds.
review-lane-idle = { $account } has nothing to do
review-lane-sends = { $account } sends
review-lane-sends-held = { $account } sends, held by { $limit }
review-lane-waits = { $account } waits
review-lane-waits-for = { $account } waits for { $limit }
review-from = From
review-to = To
review-held-by = What holds it
review-lanes-first = The first { $shown } of { $total } stretches.

## Faster

review-faster = When it has to be faster
review-faster-about = See what would make this send end earlier, and by how much. Nothing changes until you apply it.
review-faster-ask = I need it faster
review-faster-working = Planning the send in other ways …
review-faster-nothing = Nothing that Piecewise knows of makes this send end earlier.
review-faster-most = What saves most
review-faster-refused = What cannot be had
review-faster-least = The least that meets the deadline
review-faster-late = It is missed by { $time }. Each of these meets it; a little less does not.
review-faster-saves = Saves { $time }
review-faster-by = handed over by { $at }
review-faster-lost = You give up { $what }.
review-apply = Apply
review-apply-this = Apply: { $change }
review-applied = Applied: { $change }
review-keep-scenario = Keep as a scenario
review-keep-scenario-this = Keep as a scenario: { $change }

## What if

review-what-if = What if?
review-what-if-about = Keep the way in which it is sent now as a scenario, change accounts or schedule, and see both side by side. The message and the recipients are the same in all of them.
review-what-if-keep = Keep this way as a scenario
review-what-if-most = { $n } stand side by side at most: remove one first.
review-what-if-table = Ways of sending side by side
review-as-now = As it is now
review-no-plan-there = no plan
review-row-by = Handed over by
review-row-takes = Takes
review-row-deadline = Deadline
review-row-costs = Costs
review-row-reaches = One call reaches
review-row-too-late = A stop comes too late for
review-row-accounts = Accounts that send
review-row-errors = To be mended first
review-row-warnings = To be looked at
review-deadline-none = none
review-deadline-kept = met
review-deadline-late = missed by { $time }
review-no-price = no price is published
review-scenario-name = Name of scenario { $n }
review-take-over = Take it over<unseen> { $what }</unseen>

## A test

review-test = Send a test first
review-test-no-seeds = A test goes to mailboxes of your own, so that somebody looks at what arrives. <audience>Add a seed list on the Audience step</audience>.
review-test-about = The same message by the same accounts to { $seeds }, and to nobody else. It is a plan of its own: signed, approved and sent like this one, which waits meanwhile.
review-test-make = Make the test
review-test-too-many = A test goes to { $most } seeds at most, and the seed lists have { $addresses }. Choose a shorter list on the <audience>Audience step</audience>.

## Outlook: finishes

review-outlook-working = Looking at what else may come…
review-finishes = When it is handed over
review-best = Best
review-expected = Expected
review-worst = Worst
review-too-long = more than ten years from now
review-rests-on = Rests on { $basis }.
review-best-why = all goes as planned.
review-expected-same = the same, as no account has a figure for calls that fail.
review-expected-again = { $n ->
    [one] { $n } message is sent again, because their call failed.
   *[other] { $n } messages are sent again, because their call failed.
}
review-expected-answers = what a limit holds comes back only after each call’s answer, and calls through { $accounts } take longer than the guard entered. A guard as long as a call makes the plan tell so itself.
review-worst-slow = { $mailbox_provider } answers “try later” from its first call on and takes { $messages } a minute for { $time }.
review-worst-none = as expected: no recipient is at a known mailbox provider that could slow down.
review-basis-limits = the limits, open hours and waves of the plan
review-basis-latency = how long a call takes, as entered
review-basis-gates = how long gates take, as entered
review-basis-errors = how many calls fail, as entered
review-basis-deferral = how mail servers treat a mailbox provider that defers, as published
review-delivered = “Handed over” is not “delivered”: providers deliver at their own pace, and no document says how long that takes.
review-delivered-later = What is over the limits of { $accounts } comes later.
review-delivered-queued = What is over the limits of { $accounts } waits in a queue and may be deleted.

## Outlook: parts

review-parts = Who is first, who is last
review-parts-about = “About” stands where a call may carry several of them: then it is the place that is expected in a fair order, not a certain one.
review-by-mailbox = By mailbox provider
review-by-locale = By locale
review-by-zone = By time zone
review-mailbox = Mailbox provider
review-locale = Locale
review-zone = Time zone
review-recipients = Recipients
review-first = First
review-last = Last
review-between = Between them
review-about = about { $at }
review-one-mailbox = Everybody has one mailbox provider: { $name }.
review-one-locale = Everybody has one locale: { $name }.
review-one-zone = Everybody has one time zone: { $name }.
review-last-mailbox = { $name } finishes last, { $time } after every other mailbox provider.
review-last-locale = { $name } finishes last, { $time } after every other locale.
review-last-zone = { $name } finishes last, { $time } after every other time zone.
review-none-last-mailbox = No mailbox provider finishes alone after the others.
review-none-last-locale = No locale finishes alone after the others.
review-none-last-zone = No time zone finishes alone after the others.

## Outlook: the rest

review-stopping = If you stop
review-stopping-exact = A stop that takes { $time } to take hold comes too late for up to { $people }; one call alone reaches { $call } at most.
review-stopping-at-most = A stop that takes { $time } to take hold comes too late for at most { $people }; one call alone reaches { $call } at most.
review-not-yet-sent-over-time = Not yet sent over time
review-stops-by = A stop that takes hold by
review-not-yet-sent = Not yet sent
review-no-recall = What has been sent cannot be called back.
review-resets = Password resets during the send
review-resets-about = A reserve on the account keeps room for them, and the campaign takes longer.
review-resets-never = Through { $account } they never wait for this campaign.
review-resets-wait = Through { $account } they wait up to { $longest } (from { $from }), and { $mean } on average.
review-cost = What it costs
review-cost-together = Together { $dollars }.
review-cost-account = { $account }: { $dollars } for { $messages }, at the price of the smallest volume. <source>{ $page }, { $date }</source>
review-cost-unknown = { $account }: its provider publishes no price per message.
review-failover = If an account fails
review-failover-about = Before the start, with those on standby sending. A route that has no account left holds nobody any more.
review-failover-never = Without { $account }, the others cannot carry this send.
review-failover-later = Without { $account }, everything is handed over by { $at }, { $time } later.
review-failover-same = Without { $account }, everything is handed over by { $at }, no later than with it.
review-assumptions = Assumed, not known
review-assumed-latency = A call of { $account } takes { $time }: measure it, and enter what you find.
review-assumed-no-errors = No call of { $account } fails: enter how many in a thousand do.
review-assumed-no-limit = { $account } has no limit beyond those planned under: its provider publishes none, so enter yours.
review-assumed-gate = The gate after “{ $wave }” opens { $time } after that wave.
review-assumed-defers = { $account } delivers what it has taken; what is over its limits it delivers later.
review-assumed-queues = { $account } delivers what it has taken; what is over its limits it queues, and may delete.
review-assumed-stop = A stop takes hold within { $time }.
