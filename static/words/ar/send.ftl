### إرسال قيد التنفيذ: وضعه وأوامره وموجاته وتقريره وباقيه.

## أي إرسال

send-no-api = لا تصل هذه الصفحة إلى أي واجهة إرسال: لم يُعِدّ من يشغّلها أياً منها. ما زال يمكن تسليم خطة موقّعة يدوياً، ويُتابَع إرسالها حيث تُنفَّذ.
send-look = اطّلع على إرسال
send-look-says = تابع مباشرةً عدد من لديهم الرسالة، وأطلق الموجة التالية، وأوقف الإرسال. يمكن لمن لديه رمز وصول أن يطّلع؛ أما إصدار الأوامر فيلزمه مفتاح لك أيضاً.
send-of-plan = إرسال الخطة <code>{ $digest }</code>.
send-another = إرسال آخر
send-look-at-it = اطّلع عليه
send-show-all = أظهر عمليات إرسالها
send-name = <name>{ $name }</name>، الخطة { $sequence }
send-sandbox = بيئة تجريبية: لا شيء يخرج
send-look-at-another = اطّلع على إرسال آخر
send-connecting = جارٍ الاتصال…
send-waiting = الخطة موجودة هناك ولا يجوز تنفيذها بعد: تنتظر توقيعاً آخر، أو اليوم الذي يجوز تنفيذها ابتداءً منه. تعيد هذه الصفحة التحقق من تلقاء نفسها.
send-cut = انقطع الاتصال. ما يظهر هنا هو آخر ما ورد؛ ويستمر الإرسال من دون هذه الصفحة، وتُعاد محاولة الاتصال تلقائياً.

## الوضع الحالي

send-state = الوضع الحالي
send-state-ready = لم يبدأ: ستذهب الرسالة إلى { $n ->
    [one] شخص واحد
    [two] شخصين
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}.
send-state-running = خرجت الرسالة إلى { $accepted } من أصل { $recipients ->
    [one] شخص واحد
    [two] شخصين
    [few] { $recipients } أشخاص
    [many] { $recipients } شخصاً
   *[other] { $recipients } شخص
}.
send-state-paused = متوقف مؤقتاً: خرجت الرسالة إلى { $accepted } من أصل { $recipients ->
    [one] شخص واحد
    [two] شخصين
    [few] { $recipients } أشخاص
    [many] { $recipients } شخصاً
   *[other] { $recipients } شخص
}، ولا شيء يخرج الآن.
send-state-stopped = أُوقف نهائياً: خرجت الرسالة إلى { $accepted } من أصل { $recipients ->
    [one] شخص واحد
    [two] شخصين
    [few] { $recipients } أشخاص
    [many] { $recipients } شخصاً
   *[other] { $recipients } شخص
}.
send-state-finished = اكتمل: خرجت الرسالة إلى { $accepted } من أصل { $recipients ->
    [one] شخص واحد
    [two] شخصين
    [few] { $recipients } أشخاص
    [many] { $recipients } شخصاً
   *[other] { $recipients } شخص
}.
send-state-withdrawn = سُحب قبل أن يبدأ: لن تصل الرسالة إلى أحد.
send-state-why = السبب: <why>{ $why }</why>.
send-state-would-begin = إذا أُطلق الآن بدأ في { $start } وكانت الرسالة لدى الجميع بحلول { $finish }، { $late }.
send-state-expected = يُتوقع أن تكون الرسالة لدى الجميع بحلول { $finish }، { $late }.
send-state-as-planned = كما هو مخطّط
send-state-late = متأخراً عن الخطة بمقدار { $time }
send-state-over = انتهى في { $when }.
send-people = أشخاص
send-have-it = لديهم الرسالة
send-have-it-why = قبلها المزوّد
send-refused = مرفوضون
send-refused-why = لم يقبلها المزوّد
send-unknown = غير معروفين
send-unknown-why = ربما لديهم الرسالة؛ ولا تُرسَل من جديد
send-left-out = مستبعدون
send-left-out-why = أُضيفوا في هذه الأثناء إلى قائمة المنع
send-on-their-way = في الطريق
send-on-their-way-why = لم يجب المزوّد بعد
send-not-sent = لم تُرسَل إليهم
send-not-sent-over = لا يستلمون شيئاً من هذه الخطة
send-not-sent-yet = الإيقاف الآن يجنّب هؤلاء

## الأوامر

send-orders = الأوامر
send-start = ابدأ الإرسال
send-start-yes = ابدأه
send-not-yet = ليس بعد
send-start-question = أتبدأ؟ تذهب الرسالة إلى { $n ->
    [one] شخص واحد
    [two] شخصين
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}، ابتداءً من { $when }.
send-pause = أوقف مؤقتاً
send-go-on = استأنف
send-stop = أوقف نهائياً
send-stop-yes = أوقف الآن
send-stop-no = لا توقف
send-stop-question = أتوقف نهائياً؟ لن تصل الرسالة من هذه الخطة إلى { $n ->
    [one] شخص واحد
    [two] شخصين
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}. لا يمكن التراجع عن ذلك؛ ويمكن تخطيط الباقي من جديد.
send-signed-by = يوقّع الأوامر
send-no-key = لا يوجد لك مفتاح في هذا المتصفح، فيمكنك الاطّلاع لا إصدار الأوامر. يستطيع أي شخص مسجَّل إيقافه من متصفحه؛ ومن يشغّل الخادم بالأمر <code>{ $command }</code>.
send-no-key-to-go-on = للاستئناف بعد الإيقاف المؤقت يلزم مفتاح مُوافِق أو مشغّل، ولا يوجد أي منهما في هذا المتصفح.
send-order-signing = جارٍ توقيع أمر { $order ->
    [start] البدء
    [pause] الإيقاف المؤقت
    [resume] الاستئناف
    [release] الإطلاق
   *[stop] الإيقاف
}…
send-order-leaving = أمر { $order ->
    [start] البدء
    [pause] الإيقاف المؤقت
    [resume] الاستئناف
    [release] الإطلاق
   *[stop] الإيقاف
} في الطريق…
send-order-again = لا تستجيب واجهة الإرسال. يُعاد أمر { $order ->
    [start] البدء
    [pause] الإيقاف المؤقت
    [resume] الاستئناف
    [release] الإطلاق
   *[stop] الإيقاف
} كل ثانية؛ وقد جُرِّب حتى الآن { $n ->
    [one] مرة واحدة
    [two] مرتين
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}.
send-order-long = إذا طال ذلك، يستطيع من يشغّل الخادم إيقافه هناك: <code>{ $command }</code>
send-order-too-long = إذا طال ذلك أكثر مما ينبغي، يستطيع من يشغّل الخادم إيقافه هناك: <code>{ $command }</code>
send-started = بدأ الإرسال.
send-paused = توقّف مؤقتاً: لا شيء يخرج حتى يستأنفه أحد.
send-resumed = استُؤنف الإرسال.
send-released = أُطلقت الموجة.
send-stopped = أُوقف الإرسال نهائياً.
send-engine-broke = تعطّل محرّك التخطيط قبل التوقيع.
send-engine-broke-hint = أصدر الأمر من جديد.

## عبر الزمن

send-curve = الخطة والواقع
send-curve-planned = المخطّط
send-curve-have-it = لديهم الرسالة
send-curve-label = من لديهم الرسالة عبر الزمن
send-curve-column-planned = المخطّط
send-curve-column-have-it = لديهم الرسالة
send-curve-at = { $when }: العدد الفعلي { $n }، والمخطّط { $planned }.
send-curve-then = { $when }: المخطّط { $planned }.
send-curve-at-rest = خرجت الرسالة إلى { $accepted } من أصل { $recipients ->
    [one] شخص واحد
    [two] شخصين
    [few] { $recipients } أشخاص
    [many] { $recipients } شخصاً
   *[other] { $recipients } شخص
}. أشر إلى المنحنى، أو استخدم مفاتيح الأسهم، لقراءته.

## الموجات

send-waves = الموجات
send-wave = <name>{ $name }</name>: { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}، <state>{ $state }</state>
send-wave-done = اكتملت في { $when }
send-wave-going = انتهى { $ended } من أصل { $calls ->
    [one] استدعاء واحد
    [two] استدعاءين
    [few] { $calls } استدعاءات
    [many] { $calls } استدعاءً
   *[other] { $calls } استدعاء
}
send-wave-release = أطلق { $wave }
send-wave-release-yes = أطلقها
send-wave-release-question = أتُطلقها؟ تذهب الرسالة إلى { $n ->
    [one] شخص واحد
    [two] شخصين
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
} إضافةً إلى من سبق.
send-wave-release-no-key = يُطلقها مُوافِق أو مشغّل؛ ولا يوجد مفتاح كهذا في هذا المتصفح.
send-wave-not-begun = لم تبدأ
send-wave-after = بعد { $wave }
send-wave-soon = تبدأ بعد لحظات
send-wave-waits = تنتظر { $what }
send-wave-dwell = { $when }، حين تنتهي مدة الانتظار
send-wave-somebody = أن يُطلقها أحد
send-wave-headers = فحص الترويسات

## ما كان سيصل

send-mails = ما كان سيصل
send-mails-says = تحفظ البيئة التجريبية كل رسالة كما كان سيستلمها صاحبها. وتأتي صناديق بريدك أولاً.
send-mails-show = أظهرها
send-mails-more = أظهر المزيد
send-mail-when = { $wave }، { $when }
send-mail-own = صندوق بريدك
send-mail-shows = تُظهر { $addresses }
send-mail-to = إلى { $recipient }
send-mail-sees = يرى في الترويسات إلى جانب عنوان المرسِل { $n ->
    [one] عنواناً واحداً
    [two] عنوانين
    [few] { $n } عناوين
    [many] { $n } عنواناً
   *[other] { $n } عنوان
}: <who>{ $who }</who>.
send-mail-message = الرسالة
send-mail-plain = كنص عادي
send-mail-raw = الرسالة الخام

## التقرير

send-report = التقرير
send-report-over = من لديه الرسالة، ومن رُفضت رسالته ولماذا، ومن لا يُعرف عنه شيء. لا يسمّي التقرير نفسه أحداً: بل يذكر الملف والصف. وعلى هذا الحاسوب يمكن أن تُضاف إليه العناوين.
send-report-so-far = ما خرج حتى الآن. لا يسمّي التقرير نفسه أحداً: بل يذكر الملف والصف. وعلى هذا الحاسوب يمكن أن تُضاف إليه العناوين.
send-report-save = احفظ التقرير
send-report-save-joined = احفظه مع العناوين
send-report-missing = العناوين موجودة في { $files }: اختر الملفات التي أُعدّت منها الخطة. تُقرأ هنا ولا تذهب إلى أي مكان.
send-report-choose = اختر الملفات
send-report-fetching = جارٍ جلب التقرير…
send-report-reading = جارٍ البحث عن العناوين: { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $n } صفوف
    [many] { $n } صفاً
   *[other] { $n } صف
} حتى الآن…
send-report-saved = حُفظ في مجلد تنزيلاتك. إنه يحتوي على عناوين: احفظه بالعناية نفسها التي تستحقها القائمة.

## باقي إرسال أُوقف

send-rest = الباقي
send-rest-says = لم تصل الرسالة إلى { $n ->
    [one] شخص واحد
    [two] شخصين
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}. يمكن لخطة جديدة من الحملة نفسها أن تراسلهم، ولا أحد مرتين؛ وتُوقَّع ويُوافَق عليها كالأولى.
send-rest-plan = خطّط للباقي
send-rest-other-draft = المسودة على هذا الحاسوب حملة أخرى. افتح أولاً ملف campaign.json لهذا الإرسال في خطوة «المراجعة»؛ وعندها يمكن تخطيط الباقي هنا.
send-rest-of-stopped = خطّط لباقي إرسال أُوقف
send-rest-not-now = ليس الآن
send-rest-leaves-out = يُستبعد من قُبلت رسالته أو ربما قُبلت؛ ويُخطَّط لجميع الآخرين من جديد، في الحملة نفسها.
send-rest-choose-again = تتابع الحملة { $plan }. اختره من جديد، مع { $reports }.
send-rest-choose = اختر الخطة وتقريرها
send-rest-choose-hint = أو أفلتهما هنا: plan.dsse.json وملف CSV الخاص بالتقرير
send-rest-everybody = خطّط للجميع من جديد
send-rest-drop-first = أفلت ملف المستلمين من جديد أولاً.
send-rest-reached = وصلت الخطة { $sequence } إلى { $n ->
    [one] شخص واحد
    [two] شخصين
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}: يُستبعد المقبولون ({ $accepted }) وغير المعروفين ({ $unknown })، ويُعاد الإرسال إلى المرفوضين ({ $refused }).
send-rest-wants-plan = والآن الخطة التي أُوقفت: plan.json أو plan.dsse.json.
send-rest-wants-report = والآن تقرير الإرسال: ملف CSV.
send-rest-wants-files = اختر الآن { $files } من جديد: لا يُخطَّط إلا للباقي.

## ما ارتدّ

send-complaints = { $n ->
    [zero] لا شكاوى إزعاج
    [one] شكوى إزعاج واحدة
    [two] شكويا إزعاج
    [few] { $n } شكاوى إزعاج
    [many] { $n } شكوى إزعاج
   *[other] { $n } شكوى إزعاج
}
send-came-back = ارتدّت { $n }، و{ $complaints }، حتى { $at }.
send-came-back-share = ارتدّت { $n } من { $of } ({ $share } %)، و{ $complaints }، حتى { $at }.
