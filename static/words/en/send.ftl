### A send under way: how it stands, orders, waves, report, the rest.

## Which send

send-no-api = This page reaches no send API: whoever runs it has none configured. A signed plan can still be handed over by hand, and its send is looked at where it runs.
send-look = Look at a send
send-look-says = See live how many have it, release the next wave, stop it. Whoever has an access token may look; to order something a key of yours is needed as well.
send-of-plan = The send of the plan <code>{ $digest }</code>.
send-another = Another one
send-look-at-it = Look at it
send-show-all = Show its sends
send-name = <name>{ $name }</name>, plan { $sequence }
send-sandbox = Sandbox: nothing leaves
send-look-at-another = Look at another send
send-connecting = Connecting…
send-waiting = The plan is there, and may not run yet: it waits for another signature, or for the day from which it may run. This page looks again by itself.
send-cut = The connection is cut. What stands here is the last that was heard; the send goes on without this page, and the connection is tried again by itself.

## How it stands

send-state = How it stands
send-state-ready = Not started: { $n ->
    [one] { $n } person
   *[other] { $n } people
} are to get it.
send-state-running = { $accepted } of { $recipients ->
    [one] { $recipients } person
   *[other] { $recipients } people
} have it.
send-state-paused = Paused: { $accepted } of { $recipients ->
    [one] { $recipients } person
   *[other] { $recipients } people
} have it, and nothing leaves.
send-state-stopped = Stopped for good: { $accepted } of { $recipients ->
    [one] { $recipients } person
   *[other] { $recipients } people
} have it.
send-state-finished = Finished: { $accepted } of { $recipients ->
    [one] { $recipients } person
   *[other] { $recipients } people
} have it.
send-state-withdrawn = Withdrawn before it started: nobody gets it.
send-state-why = Why: <why>{ $why }</why>.
send-state-would-begin = Started now, it begins at { $start } and everybody has it by { $finish }, { $late }.
send-state-expected = Everybody is to have it by { $finish }, { $late }.
send-state-as-planned = as planned
send-state-late = { $time } later than planned
send-state-over = It was over at { $when }.
send-people = people
send-have-it = have it
send-have-it-why = the provider took it
send-refused = refused
send-refused-why = the provider did not take it
send-unknown = unknown
send-unknown-why = they may have it; it is not sent again
send-left-out = left out
send-left-out-why = came onto a suppression list meanwhile
send-on-their-way = on their way
send-on-their-way-why = the provider has not answered yet
send-not-sent = not sent
send-not-sent-over = they get nothing from this plan
send-not-sent-yet = a stop now saves these

## Orders

send-orders = Orders
send-start = Start the send
send-start-yes = Start it
send-not-yet = Not yet
send-start-question = Start? { $n ->
    [one] { $n } person
   *[other] { $n } people
} get it, beginning at { $when }.
send-pause = Pause
send-go-on = Go on
send-stop = Stop for good
send-stop-yes = Stop now
send-stop-no = Do not stop
send-stop-question = Stop for good? { $n ->
    [one] { $n } person
   *[other] { $n } people
} will not get it from this plan. It cannot be taken back; the rest can be planned anew.
send-signed-by = Orders are signed by
send-no-key = There is no key of yours in this browser, so that you can look and not order. Anybody who is enrolled can stop it from their browser; whoever runs the server, by <code>{ $command }</code>.
send-no-key-to-go-on = To go on after a pause an approver’s or an operator’s key is needed, and there is none in this browser.
send-order-signing = The { $order ->
    [start] start
    [pause] pause
    [resume] order to go on
    [release] release
   *[stop] stop
} is being signed…
send-order-leaving = The { $order ->
    [start] start
    [pause] pause
    [resume] order to go on
    [release] release
   *[stop] stop
} is on its way…
send-order-again = The send API does not answer. The { $order ->
    [start] start
    [pause] pause
    [resume] order to go on
    [release] release
   *[stop] stop
} is tried again every second; tried { $n ->
    [one] { $n } time
   *[other] { $n } times
} so far.
send-order-long = If that takes long, whoever runs the server can stop it there: <code>{ $command }</code>
send-order-too-long = If that takes too long, whoever runs the server can stop it there: <code>{ $command }</code>
send-started = It is started.
send-paused = It pauses: nothing leaves until somebody lets it go on.
send-resumed = It goes on.
send-released = The wave is released.
send-stopped = It is stopped, for good.
send-engine-broke = The planning engine broke before it was signed.
send-engine-broke-hint = Give the order again.

## Over time

send-curve = Plan and reality
send-curve-planned = planned
send-curve-have-it = have it
send-curve-label = People who have it, over time
send-curve-column-planned = Planned
send-curve-column-have-it = Have it
send-curve-at = { $when }: { $n } have it, { $planned } were planned.
send-curve-then = { $when }: { $planned } planned.
send-curve-at-rest = { $accepted } of { $recipients ->
    [one] { $recipients } person
   *[other] { $recipients } people
} have it. Point at the curve, or use the arrow keys, to read it.

## Waves

send-waves = Waves
send-wave = <name>{ $name }</name>: { $n ->
    [one] { $n } person
   *[other] { $n } people
}, <state>{ $state }</state>
send-wave-done = done at { $when }
send-wave-going = { $ended } of { $calls } calls are over
send-wave-release = Release { $wave }
send-wave-release-yes = Release it
send-wave-release-question = Release? { $n ->
    [one] { $n } person
   *[other] { $n } people
} more get it.
send-wave-release-no-key = An approver or an operator releases it; there is no such key in this browser.
send-wave-not-begun = not begun
send-wave-after = after { $wave }
send-wave-soon = begins in a moment
send-wave-waits = waits for { $what }
send-wave-dwell = { $when }, when the waiting is over
send-wave-somebody = somebody’s release
send-wave-headers = the check of the headers

## What would have arrived

send-mails = What would have arrived
send-mails-says = The sandbox keeps every message as its recipient would have got it. Own mailboxes come first.
send-mails-show = Show them
send-mails-more = Show more
send-mail-when = { $wave }, { $when }
send-mail-own = own mailbox
send-mail-shows = shows { $addresses }
send-mail-to = To { $recipient }
send-mail-sees = Sees { $n ->
    [one] { $n } address
   *[other] { $n } addresses
} in its headers beside the sender’s: <who>{ $who }</who>.
send-mail-message = The message
send-mail-plain = As plain text
send-mail-raw = The raw message

## Report

send-report = Report
send-report-over = Who has it, who was refused and why, and of whom nobody knows. The report itself names nobody: it says file and row. On this computer it can get its addresses.
send-report-so-far = What has left so far. The report itself names nobody: it says file and row. On this computer it can get its addresses.
send-report-save = Save the report
send-report-save-joined = Save it with addresses
send-report-missing = The addresses are in { $files }: choose the files from which the plan was made. They are read here, and go nowhere.
send-report-choose = Choose the files
send-report-fetching = Fetching the report…
send-report-reading = Looking up addresses: { $n } rows so far…
send-report-saved = Saved to your downloads. It holds addresses: keep it as carefully as the list itself.

## The rest of a stopped send

send-rest = The rest
send-rest-says = { $n ->
    [one] { $n } person
   *[other] { $n } people
} did not get it. A new plan of the same campaign can mail them, and nobody twice; it is signed and approved like the first.
send-rest-plan = Plan the rest
send-rest-other-draft = The draft on this computer is another campaign. Open the campaign.json of this send on the Review step first; then the rest can be planned here.
send-rest-of-stopped = Plan the rest of a stopped send
send-rest-not-now = not now
send-rest-leaves-out = Whoever was accepted, or may have been, is left out; everybody else is planned again, under the same campaign.
send-rest-choose-again = The campaign goes on with { $plan }. Choose it again, with { $reports }.
send-rest-choose = Choose the plan and its report
send-rest-choose-hint = or drop them here: plan.dsse.json and the report’s CSV file
send-rest-everybody = Plan for everybody again
send-rest-drop-first = Drop the recipient file again first.
send-rest-reached = Plan { $sequence } reached { $n ->
    [one] { $n } person
   *[other] { $n } people
}: { $accepted } accepted and { $unknown } unknown are left out, { $refused } refused are tried again.
send-rest-wants-plan = Now the plan that was stopped: plan.json or plan.dsse.json.
send-rest-wants-report = Now the report of the send: a CSV file.
send-rest-wants-files = Now choose { $files } again: only the rest is planned.

## What came back

send-complaints = { $n ->
    [one] { $n } complaint
   *[other] { $n } complaints
}
send-came-back = { $n } came back, { $complaints }, as of { $at }.
send-came-back-share = { $n } of { $of } came back ({ $share } %), { $complaints }, as of { $at }.
