### ما يقوله المحرّك عن الفرق بين خطتين وعن ورقة التوقيع.

engine-diff-plan-s-format-instead = صيغة الخطة { $name } بدلاً من { $name_2 }.
engine-diff-plans-differ-something-that-has = تختلف الخطتان في أمر لا كلمات له هنا: قارن بين الملفين.
engine-limit-of-send = الإرسال
engine-limit-rate = حد { $id }: { $units } كل { $per }
engine-limit-in-flight = الاستدعاءات الجارية لدى { $id }: { $calls } في آن واحد، ومدة كل منها { $each }
engine-limit-warm-up = إحماء { $id }
engine-rate = { $units } كل { $per }
engine-connections = { $connections ->
    [one] اتصال واحد
    [two] اتصالان
    [few] { $connections } اتصالات
    [many] { $connections } اتصالاً
   *[other] { $connections } اتصال
} في آن واحد
engine-limit-ceiling = سقف { $provider }: { $ceiling }
engine-limit-stop = عدد من تصلهم الرسالة قبل أن يسري الإيقاف: { $ceiling }
engine-limit-working-hours = ساعات عمل { $id }
engine-limit-sending-hours = ساعات الإرسال لدى المستلمين
engine-limit-gate = نقطة التحقق بعد «{ $wave }»
engine-limit-pace = الوتيرة المنتظمة
engine-sheet-campaign = الحملة
engine-sheet-sequence = { $name } · { $id } · التسلسل { $sequence }
engine-sheet-where = أين
engine-sheet-why = لماذا
engine-sheet-from = من
engine-sheet-answers-go = الردود إلى
engine-sheet-leave = إلغاء الاشتراك
engine-sheet-no-header-says-how = لا ترويسة تبيّن كيف
engine-sheet-who = من يستلم
engine-sheet-left-out = المستبعدون
engine-sheet-goes-on-with = تُكمل
engine-sheet-sequence-sha-256 = التسلسل { $sequence } · SHA-256 { $plan }
engine-sheet-report = تقرير
engine-sheet-blake3 = { $name } · BLAKE3 { $blake3 }
engine-sheet-languages = اللغات
engine-sheet-when = متى
engine-sheet-may-run = يجوز تنفيذها
engine-sheet-how-fast = بأي سرعة
engine-sheet-through = عبر
engine-sheet-addresses = العناوين
engine-sheet-each-message-shows-1-address = كل رسالة تُظهر عنواناً واحداً
engine-sheet-wave = موجة
engine-sheet-waivers = الإعفاءات
engine-diff-none = لا يوجد
engine-sheet-waiver = إعفاء
engine-sheet-audience-file = ملف المستلمين
engine-sheet-blake3-2 = { $name } · { $rows ->
    [one] صف واحد
    [two] صفان
    [few] { $rows } صفوف
    [many] { $rows } صفاً
   *[other] { $rows } صف
} · BLAKE3 { $blake3 }
engine-sheet-suppression-list = قائمة منع
engine-sheet-template = قالب
engine-sheet-sha-256 = { $locale } { $part } · { $bytes ->
    [one] بايت واحد
    [two] بايتان
    [few] { $bytes } بايتات
    [many] { $bytes } بايتاً
   *[other] { $bytes } بايت
} · SHA-256 { $sha256 }
engine-sheet-plan = الخطة
engine-sheet-sha-256-2 = SHA-256 { $digest }
engine-sheet-be-signed = للتوقيع: { $name }
engine-sheet-sandbox-nothing-leaves = بيئة تجريبية: لا يخرج شيء
engine-sheet-production-customers-get-mail = الإنتاج: يصل البريد إلى العملاء
engine-sheet-service-they-need-know-as = خدمة: يلزمهم أن يعرفوا بوصفهم عملاء
engine-sheet-marketing-they-asked-for-news = تسويق: طلبوا الأخبار
engine-sheet-address = <{ $address }>
engine-sheet-mailbox = { $name } <{ $address }>
engine-sheet-ways-one-click = { $ways }، بنقرة واحدة
engine-sheet-ways = { $ways }
engine-sheet-from-2 = { $people ->
    [one] مستلم واحد
    [two] مستلمان
    [few] { $people } مستلمين
    [many] { $people } مستلماً
   *[other] { $people } مستلم
} من { $files }
engine-sheet-from-among-them = { $people ->
    [one] مستلم واحد
    [two] مستلمان
    [few] { $people } مستلمين
    [many] { $people } مستلماً
   *[other] { $people } مستلم
} من { $files }، منهم { $seeds ->
    [one] عنوان اختبار واحد
    [two] عنوانا اختبار
    [few] { $seeds } عناوين اختبار
    [many] { $seeds } عنوان اختبار
   *[other] { $seeds } عنوان اختبار
}
engine-sheet-whom-plan-before-has-mailed = { $mailed } ممن وصلت إليهم الخطة السابقة أو ربما وصلت
engine-sheet-duplicates = { $duplicates ->
    [one] مكرر واحد
    [two] مكرران
    [few] { $duplicates } مكررات
    [many] { $duplicates } مكرراً
   *[other] { $duplicates } مكرر
}
engine-sheet-suppressed = { $suppressed ->
    [one] ممنوع واحد
    [two] ممنوعان
    [few] { $suppressed } ممنوعين
    [many] { $suppressed } ممنوعاً
   *[other] { $suppressed } ممنوع
}
engine-sheet-rejected = { $rejected ->
    [one] صف واحد لا يُرسَل إليه
    [two] صفان لا يُرسَل إليهما
    [few] { $rejected } صفوف لا يُرسَل إليها
    [many] { $rejected } صفاً لا يُرسَل إليها
   *[other] { $rejected } صف لا يُرسَل إليها
}
engine-sheet-list = { $parts }
engine-sheet-no-locale = بلا لغة { $people }
engine-sheet-locale = { $locale } { $people }
engine-sheet-without-text-their-own = { $locales }؛ ومن لا نص لهم: { $fallback }
engine-sheet-from-when-everything-handed-over = من { $start_ms } إلى { $finish_ms } حين يكون كل شيء قد سُلِّم إلى المزوّد
engine-sheet-no-date = بلا تاريخ
engine-sheet-not-before-no-longer-than = ليس قبل: { $said }؛ وحتى: { $said_2 } على الأكثر
engine-sheet-nothing-holds-call-back = لا شيء يؤخّر أي استدعاء
engine-sheet-limited-by = الحد الحاكم: { $limit }
engine-sheet-one-call-reaches-up = { $messages ->
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $messages } رسائل
    [many] { $messages } رسالة
   *[other] { $messages } رسالة
} في { $calls ->
    [one] استدعاء واحد
    [two] استدعاءين
    [few] { $calls } استدعاءات
    [many] { $calls } استدعاءً
   *[other] { $calls } استدعاء
} خلال { $saturating_sub }؛ ويصل الاستدعاء الواحد إلى { $largest_call ->
    [one] شخص واحد
    [two] شخصين
    [few] { $largest_call } أشخاص
    [many] { $largest_call } شخصاً
   *[other] { $largest_call } شخص
} على الأكثر؛ { $limited }
engine-sheet-one-address-each-call = عنوان واحد في كل استدعاء.
engine-sheet-call = { $id } ({ $name })، { $people ->
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصاً
   *[other] { $people } شخص
} لكل استدعاء: { $call_shape }: { $shape }
engine-sheet-then = {" "}؛ ثم: { $gate }
engine-sheet-from-3 = { $name } · { $people ->
    [one] مستلم واحد
    [two] مستلمان
    [few] { $people } مستلمين
    [many] { $people } مستلماً
   *[other] { $people } مستلم
} بدءاً من { $start_ms }{ $gate }
engine-sheet-wait = انتظار { $dwell_ms }
engine-sheet-look-at-headers-what-arrived = فحص ترويسات ما وصل
engine-sheet-person-s-release = إطلاق من شخص
engine-sheet-in = {" "}في { $place }
engine-sheet-answers-for = { $code }{ $place }: يتحمّل مسؤوليته { $person }: { $reason }
engine-diff-one-call-now-reaches-instead = يصل الاستدعاء الواحد الآن إلى { $now } بدلاً من { $before }.
engine-diff-plan-says-that-one-call = تذكر الخطة أن الاستدعاء الواحد يصل إلى { $new } بدلاً من { $old }.
engine-diff-account-no-longer-sends = لم يعد الحساب { $name } يرسل.
engine-diff-account-sends-as-well-up = يرسل الحساب { $name } أيضاً: { $provider_name }، { $name_2 }، حتى { $recipients_per_call } في الاستدعاء.
engine-diff-accounts-stand-another-order = الحسابات بترتيب آخر.
engine-diff-account-call-shape-changed-from = الحساب { $id }: تغيّر شكل الاستدعاء من { $call_shape } إلى { $call_shape_2 }.
engine-diff-account-may-put-into-one = يجوز للحساب { $id } أن يضع { $recipients_per_call } في الاستدعاء بدلاً من { $recipients_per_call_2 }.
engine-diff-account-sends-through-instead = يرسل الحساب { $id } عبر { $provider_name } بدلاً من { $provider_name_2 }.
engine-diff-no-known-domain = لا نطاق معروفاً
engine-diff-account-signs-for-instead = يوقّع الحساب { $id } باسم { $said } بدلاً من { $said_2 }.
engine-diff-any-number-calls = أي عدد من الاستدعاءات
engine-diff-account-makes-at-time-instead = يُجري الحساب { $id } في آن واحد { $at_a_time } بدلاً من { $at_a_time_2 }.
engine-diff-call = مدة الاستدعاء
engine-diff-each-recipient-call = مدة كل مستلم في الاستدعاء
engine-diff-taken-last-instead = { $what } لدى { $id }: يُفترض { $exact } بدلاً من { $exact_2 }.
engine-diff-call-2 = الاستدعاء
engine-diff-message = الرسالة
engine-diff-any-number-bytes = أي عدد من البايتات
engine-diff-account-takes-instead = يقبل الحساب { $id } { $most } في { $what } بدلاً من { $most_2 }.
engine-diff-account-used-instead = يُستخدم الحساب { $id } { $working_hours } بدلاً من { $working_hours_2 }.
engine-diff-any-number-people = أي عدد من الأشخاص
engine-diff-at-most = { $n } على الأكثر
engine-diff-account-takes-instead-2 = يأخذ الحساب { $id } { $most } بدلاً من { $most_2 }.
engine-diff-account-limit-gone = الحساب { $id }: زال الحد { $rate }.
engine-diff-account-has-new-limit = للحساب { $id } حد جديد: { $rate }.
engine-diff-limits-stand-another-order = حدود { $id } بترتيب آخر.
engine-diff-documented-limit = {" "}(الحد الموثّق { $n })
engine-diff-make = إجراء
engine-diff-send = إرسال
engine-diff-account-may-instead = يجوز للحساب { $id } { $verb } { $rate } بدلاً من { $limit }{ $known }.
engine-diff-account-limit-was-entered-by = الحساب { $id }: أُدخل الحد { $of } يدوياً بدلاً من أن يوثّقه المزوّد.
engine-diff-account-limit-documented-one-instead = الحساب { $id }: الحد { $of } هو الموثّق بدلاً من حد أُدخل يدوياً.
engine-diff-account = الحساب { $id }، { $of }
engine-diff-account-keeps-per-free-for = يحجز الحساب { $id } { $units } كل { $per_ms } للرسائل الأخرى بدلاً من { $reserve }.
engine-diff-on = { $units } في { $at_ms }
engine-diff-not-known = غير معروف
engine-diff-account-when-units-were-spent = الحساب { $id }، { $of }: وقت الاستخدام: { $said } بدلاً من { $said_2 }.
engine-diff-per = { $units } كل { $per_ms }
engine-diff-margin-for-jitter-instead = { $whose }: هامش الأمان { $exact } بدلاً من { $exact_2 }.
engine-diff-count-as-spent-instead = { $whose }: يُعدّ مستخدَماً { $units } بدلاً من { $old }.
engine-diff-ms = { $ms } مللي ثانية
engine-diff-at-any-hour = في أي ساعة
engine-diff-hours-in-zone = { $hours } ({ $zone })
engine-diff-messages-per-on-days-margin = { $days } من الرسائل كل { $per_ms } في أيامه، وهامش { $exact }
engine-diff-warm-up-gone-before = زال إحماء { $id }؛ وكان: { $said }.
engine-diff-account-warming-up = الحساب { $id } قيد الإحماء: { $said }.
engine-diff-warm-up-changed-instead = تغيّر إحماء { $id }: { $said } بدلاً من { $said_2 }.
engine-diff-everybody-so-that-stop-takes = الجميع ليسري الإيقاف
engine-diff-through = {" "}عبر { $name }
engine-diff-ceiling-for = سقف { $whom }{ $through }
engine-diff-gone-4 = زال { $whose }: { $cap }.
engine-diff-new-3 = جديد: { $whose }: { $cap }.
engine-diff-ceilings-stand-another-order = السقوف بترتيب آخر.
engine-diff-instead-9 = { $whose }: { $cap } بدلاً من { $most }.
engine-diff-at-time = { $n ->
    [one] اتصال واحد
    [two] اتصالان
    [few] { $n } اتصالات
    [many] { $n } اتصالاً
   *[other] { $n } اتصال
} في آن واحد
engine-diff-at = لدى { $name }
engine-diff-with-locale = بلغة { $name }
engine-diff-people-at-with = أشخاص { $at } { $with }
engine-diff-people-who = أشخاص { $who }
engine-diff-people = أشخاص
engine-diff-through-2 = { $whom } عبر { $accounts }
engine-diff-route-gone-alone = زال مسار: { $said } فقط.
engine-diff-route-new-alone = مسار جديد: { $said } فقط.
engine-diff-routes-stand-another-order-several = المسارات بترتيب آخر: ومن عدة مسارات منطبقة يُعتمد الأول.
engine-diff-mail-now-comes-from-instead = يأتي البريد الآن من { $mailbox } بدلاً من { $mailbox_2 }.
engine-diff-sender = المرسِل
engine-diff-answers-now-go-instead = تذهب الردود الآن إلى { $whom } بدلاً من { $whom_2 }.
engine-diff-mailbox = { $shown } <{ $address }>
engine-diff-messages-no-longer-say-how = لم تعد الرسائل تبيّن كيف يُلغى الاشتراك؛ وكانت: { $ways }.
engine-diff-messages-now-say-how-unsubscribe = تبيّن الرسائل الآن كيف يُلغى الاشتراك: { $ways }.
engine-diff-unsubscribing-goes-instead = إلغاء الاشتراك { $ways } بدلاً من { $ways_2 }.
engine-diff-with-one-click = بنقرة واحدة
engine-diff-with-page = بصفحة
engine-diff-by = عبر { $name } ({ $click })
engine-diff-by-mail = بالبريد إلى { $name }
engine-diff-nowhere = غير متاح ({ $click })
engine-diff-only-by-mail = { $mailto } ({ $click })
engine-diff-template-gone = زال القالب { $name }.
engine-diff-template-new = القالب { $name } جديد: { $parts }.
engine-diff-its = { $part_name }{ $how }
engine-diff-template-changed = تغيّر القالب { $name }: { $changed }.
engine-diff-templates-stand-another-order = القوالب بترتيب آخر.
engine-diff-part-gone = {" "}(زال)
engine-diff-part-new = {" "}(جديد)
engine-diff-part-lines = {" "}({ $lines ->
    [one] سطر واحد
    [two] سطران
    [few] { $lines } أسطر
    [many] { $lines } سطراً
   *[other] { $lines } سطر
})
engine-diff-bytes-instead = {" "}({ $bytes } بايت بدلاً من { $bytes_2 })
engine-diff-template = القالب { $name }
engine-diff-no-template = لا قالب
engine-diff-whoever-has-no-template-their = من ليس له قالب خاص به يستلم { $whose } بدلاً من { $whose_2 }.
engine-diff-runs-production-instead-sandbox-customers = تُنفَّذ في الإنتاج بدلاً من البيئة التجريبية: يصل البريد إلى العملاء.
engine-diff-runs-sandbox-instead-production-nobody = تُنفَّذ في البيئة التجريبية بدلاً من الإنتاج: لا يصل البريد إلى أحد.
engine-diff-another-campaign-instead-whoever-has = هي حملة أخرى، { $name } بدلاً من { $name_2 }: من وصلته إحداهما قد تصله الأخرى.
engine-diff-as-many-as-can-carry = كل من تتسع له
engine-diff-one-call-may-reach-instead = يجوز أن يصل الاستدعاء الواحد إلى { $of } بدلاً من { $of_2 }.
engine-diff-service-message-instead-marketing-unsubscribe = هي رسالة خدمة بدلاً من التسويق: لا تسري قواعد إلغاء الاشتراك.
engine-diff-marketing-instead-service-message-unsubscribe = هي تسويق بدلاً من رسالة خدمة: تسري قواعد إلغاء الاشتراك.
engine-diff-salt-changed-canary-another-sample = تغيّر «salt»: العيّنة التجريبية غير السابقة.
engine-diff-plan-campaign-instead = هي الخطة { $sequence } من الحملة بدلاً من { $sequence_2 }.
engine-diff-campaign-called-instead = اسم الحملة { $name } بدلاً من { $old_name }.
engine-diff-waiver-gone = زال إعفاء: { $said }.
engine-diff-waiver-was-added = أُضيف إعفاء: { $said }.
engine-diff-waiver-changed-before = تغيّر إعفاء: { $said }؛ وكان: { $said_2 }.
engine-diff-waivers-stand-another-order = الإعفاءات بترتيب آخر.
engine-diff-in-place = في { $place }
engine-diff-finding-in-place = {" "}({ $finding } { $place })
engine-diff-finding = {" "}({ $finding })
engine-diff-place = {" "}({ $place })
engine-diff-nobody = لا أحد
engine-diff-answers-for = { $person } يتحمّل مسؤولية { $name }{ $more }: { $reason }
engine-diff-wave-gone-were-mailed-before = زالت الموجة { $name }: كان { $recipients } يُراسَلون قبل غيرهم.
engine-diff-wave-new = الموجة { $name } جديدة: { $recipients }{ $map_or_else }.
engine-diff-waves-go-another-order = الموجات بترتيب آخر.
engine-diff-wave-reaches-instead = تصل الموجة { $wave } إلى { $recipients } بدلاً من { $recipients_2 }.
engine-diff-nothing-has-hold-after-wave = لم يعد يلزم شيء بعد الموجة { $wave }: تتبعها التالية مباشرة.
engine-diff-after-wave-next-one-waits = بعد الموجة { $wave } تنتظر التالية: { $awaited }.
engine-diff-what-awaited-after-wave-changed = تغيّر ما يُنتظر بعد الموجة { $wave }: { $awaited } بدلاً من { $awaited_2 }.
engine-diff-person-s-approval = موافقة شخص
engine-diff-look-at-headers = فحص الترويسات
engine-diff-expected-take = يُتوقع أن يستغرق { $expected_wait_ms }
engine-diff-nothing = لا شيء
engine-diff-engine = المحرّك
engine-diff-catalogue-providers = دليل المزوّدين
engine-diff-table-mailbox-providers = جدول مزوّدي صناديق البريد
engine-diff-time-zone-database = قاعدة المناطق الزمنية
engine-diff-was-made-with-instead = أُعدّت بإصدار آخر ({ $what }): { $name } بدلاً من { $name_2 }.
engine-diff-everything-handed-over-instead = يُسلَّم كل شيء إلى المزوّد خلال { $takes } بدلاً من { $takes_2 }.
engine-diff-first-call-starts = يبدأ أول استدعاء
engine-diff-everything-handed-over-by = يُسلَّم كل شيء إلى المزوّد بحلول
engine-diff-no-plan-finishes-before = لا تنتهي أي خطة قبل
engine-diff-instead-6 = { $calls ->
    [one] استدعاء واحد
    [two] استدعاءان
    [few] { $calls } استدعاءات
    [many] { $calls } استدعاءً
   *[other] { $calls } استدعاء
} بدلاً من { $calls_2 }.
engine-diff-instead-7 = { $messages ->
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $messages } رسائل
    [many] { $messages } رسالة
   *[other] { $messages } رسالة
} بدلاً من { $messages_2 }.
engine-diff-how-long-send-waits-for = تغيّرت مدة انتظار الإرسال لكل حد من حدوده.
engine-diff-send-waits-for-instead = ينتظر الإرسال { $new } بدلاً من { $old }.
engine-diff-exact = { $at } و{ $rest } مللي ثانية
engine-diff-moved = { $what } { $new } بدلاً من { $old }.
engine-diff-is = { $what }:
engine-diff-is-gone = لا شيء الآن
engine-diff-there-was-none = لم يكن
engine-diff-before = { $what }: { $is }؛ وكان: { $before }.
engine-diff-expiry-at-which-calls-end = انتهاء الصلاحية الذي تتوقف عنده الاستدعاءات
engine-diff-time-before-which-no-call = الوقت الذي لا يبدأ قبله أي استدعاء
engine-diff-deadline = الموعد النهائي
engine-diff-may-start = يجوز أن تبدأ
engine-diff-goes-as-fast-as-limits = تسير بأقصى سرعة تسمح بها الحدود بدلاً من الوتيرة المنتظمة.
engine-diff-goes-at-even-pace-instead = تسير بوتيرة منتظمة بدلاً من أقصى سرعة تسمح بها الحدود.
engine-diff-was-planned = خُطِّط لها
engine-diff-recipients-are-mailed-at-any = يُراسَل المستلمون في أي ساعة بدلاً من { $open }.
engine-diff-recipients-are-mailed-instead = يُراسَل المستلمون { $text } بدلاً من { $text_2 }.
engine-diff-where-no-zone-known = {" "}({ $name } حيث لا تُعرف المنطقة)
engine-diff-on-first-day-until-midnight = {" "}(وفي اليوم الأول حتى منتصف الليل أيضاً)
engine-diff-open = { $hours }{ $zone }{ $today }
engine-diff-from = { $label } من { $name } إلى { $name_2 }
engine-diff-people-may-be-mailed-time = قد يُراسَل الناس في فترة كانت بلا إرسال: { $said }.
engine-diff-nobody-mailed = لا يُراسَل أحد في { $said }.
engine-diff-nobody-mailed-instead = لا يُراسَل أحد في { $said } بدلاً من { $said_2 }.
engine-diff-times-without-mail-stand-another = فترات عدم الإرسال بترتيب آخر.
engine-diff-wave-may-start = يجوز أن تبدأ الموجة { $name }
engine-diff-timetable-changed = تغيّر جدول الاستدعاءات: { $others } من أصل { $numbers } من السلاسل.
engine-diff-timetable-changed-instead = تغيّر جدول الاستدعاءات: { $runs } من السلاسل بدلاً من { $numbers }.
engine-diff-more-recipients = زيادة في المستلمين بعدد { $more }: { $now } بدلاً من { $before }.
engine-diff-fewer-recipients = نقص في المستلمين بعدد { $fewer }: { $now } بدلاً من { $before }.
engine-diff-instead-2 = { $what }: { $new } بدلاً من { $old }.
engine-diff-rows-held-back-by-suppression = صفوف محجوبة بقوائم المنع
engine-diff-rows-left-out-because-earlier = صفوف مستبعدة لأن خطة سابقة وصلت إليها أو ربما وصلت
engine-diff-rows-that-repeat-address = صفوف تكرر عنواناً
engine-diff-rows-read = الصفوف المقروءة
engine-diff-instead-because = { $figure } بدلاً من { $figure_2 } ({ $sentence })
engine-diff-rejected-rows = الصفوف المرفوضة: { $parts }.
engine-diff-mailbox-provider = مزوّد صناديق البريد
engine-diff-by-locale = اللغة
engine-diff-time-zone = المنطقة الزمنية
engine-diff-column = العمود { $name }
engine-diff-no-column = لا عمود
engine-diff-addresses-are = العناوين
engine-diff-locales-are = اللغات
engine-diff-time-zones-are = المناطق الزمنية
engine-diff-now-read-from-instead = { $what }: تُقرأ الآن من { $column } بدلاً من { $column_2 }.
engine-diff-suppression-list-gone-whoever-on = زالت قائمة المنع { $name }: قد يُراسَل من فيها (عدد العناوين { $addresses }).
engine-diff-suppression-list-new = قائمة المنع { $name } جديدة: عدد العناوين { $addresses }.
engine-diff-suppression-list-another-file-holds = قائمة المنع { $name } ملف آخر: عدد العناوين { $addresses } بدلاً من { $held }.
engine-diff-suppression-list = قائمة منع
engine-diff-suppression-lists-are-read-another = تُقرأ قوائم المنع بترتيب آخر.
engine-diff-seed-list = قائمة عناوين اختبار
engine-diff-audience-file = ملف مستلمين
engine-diff-gone = { $kind }: زال { $name } (عدد الصفوف { $rows }).
engine-diff-new = { $kind }: { $name } جديد (عدد الصفوف { $rows }).
engine-diff-files-are-read-another-order = تُقرأ الملفات بترتيب آخر: فقد يُعتمد صف آخر لعنوان وارد في عدة ملفات.
engine-diff-list-seeds = قائمة عناوين اختبار
engine-diff-file-customers = ملف عملاء
engine-diff-now = { $file } الآن { $now }.
engine-diff-as-before = { $now } كما كان
engine-diff-instead-3 = { $now } بدلاً من { $old }
engine-diff-file-another-one-blake3-instead = الملف { $file } ملف آخر: الصفوف: { $figure }؛ البايتات: { $figure_2 }؛ BLAKE3 { $short }… بدلاً من { $short_2 }….
engine-diff-new-2 = { $column } جديد
engine-diff-gone-2 = زال { $column }
engine-diff-their-order = ترتيبها
engine-diff-columns-changed = تغيّرت أعمدة { $file }: { $parts }.
engine-diff-encoding = الترميز
engine-diff-delimiter = فاصل القيم
engine-diff-quotes = علامات الاقتباس
engine-diff-read-with-instead = يُقرأ { $file } على نحو آخر ({ $what }): { $new } بدلاً من { $old }.
engine-diff-now-2 = الآن
engine-diff-no-longer = لم يعد كذلك
engine-diff-gzip-archive = { $file } بصيغة gzip: { $is }.
engine-diff-now-end = الآن نعم
engine-diff-no-longer-end = لم يعد كذلك
engine-diff-rows-delimiter-more-than-columns = تنتهي صفوف { $file } بفاصل زائد على الأعمدة: { $end }.
engine-diff-recipient-now = مستلم الآن
engine-diff-no-recipient-any-more = لم يعد مستلماً
engine-diff-first-line = السطر الأول من { $file }: { $is }.
engine-diff-was-called-before = { $kind }: كان اسم { $name } من قبل { $name_2 }.
engine-diff-moved-count = { $what }: { $figure } بدلاً من { $figure_2 }
engine-diff-more = { $what } أخرى
engine-diff-recipients-by = المستلمون بحسب { $by }: { $shown }.
engine-diff-no-longer-continues-plan-may = لم تعد تُكمل الخطة { $sequence }: قد يُراسَل { $saturating_add } من جديد.
engine-diff-does-rest-plan = تُنجز باقي الخطة { $sequence }: { $settled }.
engine-diff-does-rest-plan-before-plan = تُنجز باقي الخطة { $sequence }: { $settled }؛ وكانت باقي الخطة { $sequence_2 }: { $settled_2 }.
engine-diff-rows-bytes-blake3 = { $name }: الصفوف: { $rows }؛ البايتات: { $bytes }؛ BLAKE3 { $name_2 }…
engine-diff-accepted-unknown-refused-tried-again = المقبول: { $accepted }؛ المجهول: { $unknown }؛ المرفوض المعاد: { $refused } (SHA-256 { $name }…؛ { $reports })
engine-diff-instead-5 = عناوين اختبار تُراسَل أولاً: { $seeds } بدلاً من { $seeds_2 }.
engine-diff-recipients-are-planned-instead = يُخطَّط للمستلمين في { $numbers } من المجموعات بدلاً من { $numbers_2 }.
engine-diff-in = في { $groups }: { $what }
engine-diff-changed = تغيّر في مجموعات المستلمين ({ $numbers }): { $parts }.
engine-diff-number-people = عدد الأشخاص
engine-diff-wave = الموجة
engine-diff-locale = اللغة
engine-diff-mailbox-provider-2 = مزوّد صناديق البريد
engine-diff-time-zones = المناطق الزمنية
engine-diff-route = المسار
engine-diff-whether-they-are-seeds = كونهم عناوين اختبار
engine-diff-who-comes-first = من يأتي أولاً
engine-diff-size-message = حجم الرسالة
