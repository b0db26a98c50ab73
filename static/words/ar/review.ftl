### المراجعة: الجواب، وعلامَ يستند، وما الذي يكون أسرع.

## الجواب الظاهر دائماً

review-answer = الجواب
review-mend-first = { $n ->
    [one] يجب إصلاح <problems>مشكلة واحدة</problems> قبل أن تخرج هذه الخطة.
    [two] يجب إصلاح <problems>مشكلتين</problems> قبل أن تخرج هذه الخطة.
    [few] يجب إصلاح <problems>{ $n } مشكلات</problems> قبل أن تخرج هذه الخطة.
    [many] يجب إصلاح <problems>{ $n } مشكلة</problems> قبل أن تخرج هذه الخطة.
   *[other] يجب إصلاح <problems>{ $n } مشكلة</problems> قبل أن تخرج هذه الخطة.
}
review-handed-over-by = سُلِّمت إلى المزوّد بحلول { $at }
review-limited-by = الحد الحاكم: { $limit }
review-deadline-met = تحقّق الموعد النهائي: { $words }
review-deadline-missed = فات الموعد النهائي: { $words }
review-expected-later = المتوقع بحلول { $at }، بتأخر قدره { $time } عن الخطة: <why>لماذا</why>.
review-expected-misses = وعندها يفوت الموعد النهائي بمدة { $time }.
review-proven = مُثبَت: لا جدول زمنياً أسرع ضمن هذه الحدود
review-proven-within = مُثبَت: لا جدول زمنياً أسرع بأكثر من { $time }
review-proven-earliest = أبكر موعد مُثبَت: { $at }، أي قبل ذلك بمدة { $time }
review-not-entered = { $n ->
    [one] حد واحد لم يُدخَل: يُعدّ غير موجود
    [two] حدّان لم يُدخَلا: يُعدّان غير موجودين
    [few] { $n } حدود لم تُدخَل: تُعدّ غير موجودة
    [many] { $n } حداً لم يُدخَل: تُعدّ غير موجودة
   *[other] { $n } حد لم يُدخَل: تُعدّ غير موجودة
}
review-reaches = الاستدعاء الواحد يصل إلى { $people }
review-reaches-most = الاستدعاء الواحد يصل إلى { $people } على الأكثر
review-one-address = كل رسالة تُظهر عنواناً واحداً
review-reload = أعد التحميل
review-reading = جارٍ قراءة المستلمين…
review-engine-loading = جارٍ تحميل محرّك التخطيط…
review-missing = سيظهر هنا متى تصل الرسالة إلى الجميع. ما زال ينقص: { $items }.
review-stopped = { $n ->
    [one] لا توجد خطة بعد: <problems>تمنعها مشكلة واحدة</problems>.
    [two] لا توجد خطة بعد: <problems>تمنعها مشكلتان</problems>.
    [few] لا توجد خطة بعد: <problems>تمنعها { $n } مشكلات</problems>.
    [many] لا توجد خطة بعد: <problems>تمنعها { $n } مشكلة</problems>.
   *[other] لا توجد خطة بعد: <problems>تمنعها { $n } مشكلة</problems>.
}
review-working = جارٍ الحساب…

## الصفحة

review-title = هل هي صحيحة؟
review-in-words = بالكلمات
review-handed-over-after = سُلِّمت إلى المزوّد بحلول <b>{ $at }</b>، بعد <b>{ $takes }</b>.
review-handed-over-utc = سُلِّمت إلى المزوّد بحلول <b>{ $at }</b> ({ $utc })، بعد <b>{ $takes }</b>.
review-go-out = تخرج { $messages } في { $calls }؛ يصل الاستدعاء الواحد إلى { $people } على الأكثر، وتُظهر كل رسالة عنواناً واحداً.
review-seeds-first = { $n ->
    [one] يُرسَل أولاً إلى عنوان اختبار واحد حالما تسمح ساعاته: وهو عنوان لكم، لينظر أحد في ما يصل.
    [two] يُرسَل أولاً إلى عنوانَي اختبار حالما تسمح ساعاتهما: وهما عنوانان لكم، لينظر أحد في ما يصل.
    [few] يُرسَل أولاً إلى { $n } عناوين اختبار حالما تسمح ساعاتها: وهي عناوين لكم، لينظر أحد في ما يصل.
    [many] يُرسَل أولاً إلى { $n } عنوان اختبار حالما تسمح ساعاتها: وهي عناوين لكم، لينظر أحد في ما يصل.
   *[other] يُرسَل أولاً إلى { $n } عنوان اختبار حالما تسمح ساعاتها: وهي عناوين لكم، لينظر أحد في ما يصل.
}
review-waits-for = ما ينتظره: { $limit }.
review-nothing-faster = ضمن هذه الحدود لا شيء أسرع: هذا مُثبَت لا مُقدَّر.
review-nothing-sooner = ضمن هذه الحدود لا يمكن لشيء أن ينتهي قبل ذلك بأكثر من { $time }: هذا مُثبَت لا مُقدَّر.
review-the-deadline-met = يتحقق الموعد النهائي: { $words }.
review-the-deadline-missed = يفوت الموعد النهائي: { $words }.
review-handed-over-means = «سُلِّمت إلى المزوّد» تعني أن مزوّد الإرسال قبِلها. وزمن الاستدعاء افتراض منك إلى أن تقيسه؛ أما الحدود فليست كذلك.
review-no-plan = لا توجد خطة بعد
review-still-missing = ما زال ينقص:
review-accounts = من يحمل ماذا
review-account = الحساب
review-call-shape = شكل الاستدعاء
review-people-per-call = الأشخاص لكل استدعاء
review-calls = الاستدعاءات
review-messages = الرسائل
review-done-by = ينتهي بحلول
review-planned-under = خُطِّط ضمن
review-no-limit = لم يُدخَل أي حد

## الملفات

review-files = الملفات
review-campaign-id = معرّف الحملة: <id>{ $id }</id><quiet>. تحت هذا المعرّف تصل الرسالة إلى الشخص مرة واحدة، مهما تبعها من خطط.</quiet>
review-fingerprint = بصمة الخطة: <digest>{ $digest }</digest><quiet>. البصمة نفسها تعني الخطة نفسها: وأي تغيير في من يصله ماذا ومتى وكيف يُنتج بصمة أخرى.</quiet>
review-fingerprint-whole = البصمة كاملة
review-fingerprint-of = SHA-256 لبايتات plan.json.
review-export-campaign = صدِّر campaign.json
review-export-plan = صدِّر plan.json
review-export-later = يمكن تصدير plan.json حالما توجد خطة.
review-export-refused = { $n ->
    [one] لا يمكن تصدير plan.json: يجب إصلاح مشكلة واحدة قبل أن تخرج هذه الخطة.
    [two] لا يمكن تصدير plan.json: يجب إصلاح مشكلتين قبل أن تخرج هذه الخطة.
    [few] لا يمكن تصدير plan.json: يجب إصلاح { $n } مشكلات قبل أن تخرج هذه الخطة.
    [many] لا يمكن تصدير plan.json: يجب إصلاح { $n } مشكلة قبل أن تخرج هذه الخطة.
   *[other] لا يمكن تصدير plan.json: يجب إصلاح { $n } مشكلة قبل أن تخرج هذه الخطة.
}
review-export-private = لا يحتوي plan.json على أي عنوان. لكنه يحتوي على أعداد، والمجموعات الصغيرة قد تكشف عن أشخاص: أبقِه داخل شركتك.
review-import = استورِد campaign.json
review-import-hint = أو أفلِته هنا. والتراجع يُعيد هذه المسودة.
review-folder = المجلد { $folder }
review-beside = يذكر campaign.json ما يلي: { $names }. احفظها بجانبه. لا يوجد فيه أي مستلم.

## رسوم عبر الزمن

review-as-table = اعرض كجدول
review-by = بحلول
review-share = النسبة
review-handed-over = سُلِّمت إلى المزوّد
review-curve = الرسائل المسلَّمة إلى المزوّد
review-curve-label = الرسائل المسلَّمة إلى المزوّد عبر الزمن
review-curve-at = { $at }: سُلِّم إلى المزوّد { $n } من { $total } ({ $percent })
review-curve-rest = من { $from } إلى { $to }: { $messages }. أشِر إلى المنحنى أو استخدم مفاتيح الأسهم لقراءته.
review-curve-bound = أبكر موعد مُثبَت
review-curve-deadline = الموعد النهائي
review-curve-far = الموعد النهائي { $at } خارج حدود هذا الرسم.
review-lanes = الحسابات عبر الزمن
review-lanes-table = الحسابات عبر الزمن، كجدول
review-lanes-sending = يرسل
review-lanes-waiting = ينتظر حداً
review-lanes-rest = أشِر إلى مسار أو استخدم مفاتيح الأسهم لقراءة الحد الساري.
review-lane-idle = { $account } ليس لديه ما يفعله
review-lane-sends = { $account } يرسل
review-lane-sends-held = { $account } يرسل، ويحدّه: { $limit }
review-lane-waits = { $account } ينتظر
review-lane-waits-for = { $account } ينتظر: { $limit }
review-from = من
review-to = إلى
review-held-by = ما يحدّه
review-lanes-first = أول { $shown } من أصل { $total } من الفترات.

## أسرع

review-faster = إذا لزم أن يكون أسرع
review-faster-about = اعرف ما يجعل هذا الإرسال ينتهي أبكر، وبكم. لا يتغير شيء حتى تطبّقه.
review-faster-ask = أحتاجه أسرع
review-faster-working = جارٍ تخطيط الإرسال بطرق أخرى…
review-faster-nothing = لا يعرف Piecewise شيئاً يجعل هذا الإرسال ينتهي أبكر.
review-faster-most = ما يوفّر أكثر
review-faster-refused = ما لا يمكن
review-faster-least = أقل ما يحقق الموعد النهائي
review-faster-late = يفوت الموعد بمدة { $time }. كلٌّ مما يلي يحققه؛ وما هو أقل قليلاً لا يحققه.
review-faster-saves = يوفّر { $time }
review-faster-by = سُلِّمت إلى المزوّد بحلول { $at }
review-faster-lost = تتخلى عن: { $what }.
review-apply = طبِّق
review-apply-this = طبِّق: { $change }
review-applied = طُبِّق: { $change }
review-keep-scenario = احفظ كسيناريو
review-keep-scenario-this = احفظ كسيناريو: { $change }

## ماذا لو

review-what-if = ماذا لو؟
review-what-if-about = احفظ طريقة الإرسال الحالية كسيناريو، وغيّر الحسابات أو الجدول الزمني، وانظر إلى الاثنين جنباً إلى جنب. الرسالة والمستلمون واحد فيها كلها.
review-what-if-keep = احفظ هذه الطريقة كسيناريو
review-what-if-most = لا يُعرض جنباً إلى جنب أكثر من { $n }: أزِل واحداً أولاً.
review-what-if-table = طرق الإرسال جنباً إلى جنب
review-as-now = كما هي الآن
review-no-plan-there = لا خطة
review-row-by = سُلِّمت إلى المزوّد بحلول
review-row-takes = تستغرق
review-row-deadline = الموعد النهائي
review-row-costs = التكلفة
review-row-reaches = الاستدعاء الواحد يصل إلى
review-row-too-late = يأتي الإيقاف متأخراً عن
review-row-accounts = الحسابات المرسِلة
review-row-errors = يجب إصلاحها أولاً
review-row-warnings = ينبغي النظر فيها
review-deadline-none = لا يوجد
review-deadline-kept = تحقق
review-deadline-late = فات بمدة { $time }
review-no-price = لا سعر منشوراً
review-scenario-name = اسم السيناريو { $n }
review-take-over = اعتمِده<unseen> { $what }</unseen>

## اختبار

review-test = أرسِل اختباراً أولاً
review-test-no-seeds = يذهب الاختبار إلى صناديق بريد تخصّكم، لينظر أحد في ما يصل. <audience>أضِف قائمة عناوين اختبار في خطوة الجمهور</audience>.
review-test-about = الرسالة نفسها عبر الحسابات نفسها إلى { $seeds } ولا أحد سواها. وهي خطة قائمة بذاتها: تُوقَّع ويُوافَق عليها وتُرسَل مثل هذه التي تنتظر في الأثناء.
review-test-make = أنشئ الاختبار
review-test-too-many = يذهب الاختبار إلى { $most } من عناوين الاختبار على الأكثر، وفي القوائم { $addresses }. اختر قائمة أقصر في <audience>خطوة الجمهور</audience>.

## التوقعات: مواعيد الانتهاء

review-outlook-working = جارٍ النظر في ما قد يحدث…
review-finishes = متى تُسلَّم إلى المزوّد
review-best = الأفضل
review-expected = المتوقع
review-worst = الأسوأ
review-too-long = بعد أكثر من عشر سنوات من الآن
review-rests-on = يستند إلى: { $basis }.
review-best-why = يسير كل شيء كما خُطِّط له.
review-expected-same = الموعد نفسه، إذ لا يوجد لأي حساب رقم للاستدعاءات المُخفِقة.
review-expected-again = { $n ->
    [one] تُرسَل رسالة واحدة من جديد لأن استدعاءها أخفق.
    [two] تُرسَل رسالتان من جديد لأن استدعاءهما أخفق.
    [few] تُرسَل { $n } رسائل من جديد لأن استدعاءها أخفق.
    [many] تُرسَل { $n } رسالة من جديد لأن استدعاءها أخفق.
   *[other] تُرسَل { $n } رسالة من جديد لأن استدعاءها أخفق.
}
review-expected-answers = لا يعود ما يحجزه الحد إلا بعد جواب كل استدعاء، واستدعاءات { $accounts } أطول من الهامش المُدخل. وإذا كان الهامش بطول الاستدعاء حسبت الخطة ذلك بنفسها.
review-worst-slow = يُجيب { $mailbox_provider } «حاول لاحقاً» منذ أول استدعاء، ويقبل { $messages } في الدقيقة لمدة { $time }.
review-worst-none = كالمتوقع: لا يوجد مستلم لدى مزوّد صناديق بريد معروف قد يُبطئ.
review-basis-limits = حدود الخطة وساعاتها المفتوحة وموجاتها
review-basis-latency = زمن الاستدعاء كما أُدخل
review-basis-gates = زمن نقاط التحقق كما أُدخل
review-basis-errors = عدد الاستدعاءات المُخفِقة كما أُدخل
review-basis-deferral = طريقة تعامل خوادم البريد مع مزوّد صناديق بريد يؤجّل، كما هو منشور
review-delivered = «سُلِّمت إلى المزوّد» لا تعني «وصلت»: فالمزوّدون يوصلون بوتيرتهم، ولا تذكر أي وثيقة كم يستغرق ذلك.
review-delivered-later = ما يتجاوز حدود { $accounts } يصل لاحقاً.
review-delivered-queued = ما يتجاوز حدود { $accounts } ينتظر في قائمة انتظار وقد يُحذف.

## التوقعات: الأجزاء

review-parts = من الأول ومن الأخير
review-parts-about = تظهر «نحو» حيث قد يحمل الاستدعاء عدة منها: فهو الموضع المتوقع في ترتيب منصف، لا موضع مؤكد.
review-by-mailbox = بحسب مزوّد صناديق البريد
review-by-locale = بحسب اللغة
review-by-zone = بحسب المنطقة الزمنية
review-mailbox = مزوّد صناديق البريد
review-locale = اللغة
review-zone = المنطقة الزمنية
review-recipients = المستلمون
review-first = الأول
review-last = الأخير
review-between = بينهما
review-about = نحو { $at }
review-one-mailbox = للجميع مزوّد صناديق بريد واحد: { $name }.
review-one-locale = للجميع لغة واحدة: { $name }.
review-one-zone = للجميع منطقة زمنية واحدة: { $name }.
review-last-mailbox = ينتهي { $name } أخيراً، بعد سائر مزوّدي صناديق البريد بمدة { $time }.
review-last-locale = تنتهي { $name } أخيراً، بعد سائر اللغات بمدة { $time }.
review-last-zone = تنتهي { $name } أخيراً، بعد سائر المناطق الزمنية بمدة { $time }.
review-none-last-mailbox = لا ينتهي أي مزوّد صناديق بريد وحده بعد غيره.
review-none-last-locale = لا تنتهي أي لغة وحدها بعد غيرها.
review-none-last-zone = لا تنتهي أي منطقة زمنية وحدها بعد غيرها.

## التوقعات: ما بقي

review-stopping = إذا أوقفتَ
review-stopping-exact = إيقاف يستغرق سريانه { $time } يأتي متأخراً عمّا قد يصل إلى { $people }؛ والاستدعاء الواحد وحده يصل إلى { $call } على الأكثر.
review-stopping-at-most = إيقاف يستغرق سريانه { $time } يأتي متأخراً عن { $people } على الأكثر؛ والاستدعاء الواحد وحده يصل إلى { $call } على الأكثر.
review-not-yet-sent-over-time = ما لم يُرسَل بعد عبر الزمن
review-stops-by = إيقاف يسري بحلول
review-not-yet-sent = لم يُرسَل بعد
review-no-recall = ما أُرسِل لا يمكن استرجاعه.
review-resets = إعادة تعيين كلمات المرور أثناء الإرسال
review-resets-about = حجز جزء من الحساب يترك لها متسعاً، فتستغرق الحملة وقتاً أطول.
review-resets-never = عبر الحساب { $account } لا تنتظر هذه الحملة أبداً.
review-resets-wait = عبر الحساب { $account } تنتظر حتى { $longest } (بدءاً من { $from })، و{ $mean } في المتوسط.
review-cost = كم يكلّف
review-cost-together = المجموع { $dollars }.
review-cost-account = { $account }: { $dollars } مقابل { $messages }، بسعر أصغر كمية. <source>{ $page }، { $date }</source>
review-cost-unknown = { $account }: لا ينشر مزوّده سعراً للرسالة.
review-failover = إذا أخفق حساب
review-failover-about = قبل البداية، مع إرسال الحسابات الاحتياطية. والمسار الذي لم يبقَ له حساب لا يقيّد أحداً بعد ذلك.
review-failover-never = من دون الحساب { $account } لا تستطيع الحسابات الأخرى حمل هذا الإرسال.
review-failover-later = من دون الحساب { $account } يُسلَّم كل شيء إلى المزوّد بحلول { $at }، أي متأخراً بمدة { $time }.
review-failover-same = من دون الحساب { $account } يُسلَّم كل شيء إلى المزوّد بحلول { $at }، من غير تأخير عنه بوجوده.
review-assumptions = مفترض لا معلوم
review-assumed-latency = استدعاء الحساب { $account } يستغرق { $time }: قِسه وأدخل ما تجده.
review-assumed-no-errors = لا يُخفق أي استدعاء للحساب { $account }: أدخل كم يُخفق من كل ألف.
review-assumed-no-limit = ليس للحساب { $account } حد غير ما خُطِّط ضمنه: لا ينشر مزوّده أي حد، فأدخل حدّك.
review-assumed-gate = تُفتح نقطة التحقق بعد «{ $wave }» عقب تلك الموجة بمدة { $time }.
review-assumed-defers = يوصل الحساب { $account } ما قبِله؛ وما يتجاوز حدوده يوصله لاحقاً.
review-assumed-queues = يوصل الحساب { $account } ما قبِله؛ وما يتجاوز حدوده يضعه في قائمة انتظار وقد يحذفه.
review-assumed-stop = يسري الإيقاف خلال { $time }.
