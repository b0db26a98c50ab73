### الأرقام بالكلمات: الأعداد والنسب والأحجام والمدد والحدود.

percent = { $percent } %
percent-under = أقل من { $percent } %

## كم يوجد

people = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}
recipients = { $n ->
    [zero] لا مستلمين
    [one] مستلم واحد
    [two] مستلمان
    [few] { $n } مستلمين
    [many] { $n } مستلماً
   *[other] { $n } مستلم
}
messages = { $n ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $n } رسائل
    [many] { $n } رسالة
   *[other] { $n } رسالة
}
calls = { $n ->
    [zero] لا استدعاءات
    [one] استدعاء واحد
    [two] استدعاءان
    [few] { $n } استدعاءات
    [many] { $n } استدعاءً
   *[other] { $n } استدعاء
}
addresses = { $n ->
    [zero] لا عناوين
    [one] عنوان واحد
    [two] عنوانان
    [few] { $n } عناوين
    [many] { $n } عنواناً
   *[other] { $n } عنوان
}
connections = { $n ->
    [zero] لا اتصالات
    [one] اتصال واحد
    [two] اتصالان
    [few] { $n } اتصالات
    [many] { $n } اتصالاً
   *[other] { $n } اتصال
}
rows = { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $n } صفوف
    [many] { $n } صفاً
   *[other] { $n } صف
}
duplicates = { $n ->
    [zero] لا مكررات
    [one] مكرر واحد
    [two] مكرران
    [few] { $n } مكررات
    [many] { $n } مكرراً
   *[other] { $n } مكرر
}
days = { $n ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
columns = { $n ->
    [zero] لا أعمدة
    [one] عمود واحد
    [two] عمودان
    [few] { $n } أعمدة
    [many] { $n } عموداً
   *[other] { $n } عمود
}
bytes = { $n ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { $n } بايتات
    [many] { $n } بايتاً
   *[other] { $n } بايت
}
seeds = { $n ->
    [zero] لا عناوين اختبار
    [one] عنوان اختبار واحد
    [two] عنوانا اختبار
    [few] { $n } عناوين اختبار
    [many] { $n } عنوان اختبار
   *[other] { $n } عنوان اختبار
}
rules = { $n ->
    [zero] لا قواعد
    [one] قاعدة واحدة
    [two] قاعدتان
    [few] { $n } قواعد
    [many] { $n } قاعدة
   *[other] { $n } قاعدة
}
problems = { $n ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $n } مشكلات
    [many] { $n } مشكلة
   *[other] { $n } مشكلة
}
mailbox-providers = { $n ->
    [zero] لا مزوّدي بريد
    [one] مزوّد بريد واحد
    [two] مزوّدا بريد
    [few] { $n } مزوّدي بريد
    [many] { $n } مزوّد بريد
   *[other] { $n } مزوّد بريد
}
accounts = { $n ->
    [zero] لا حسابات
    [one] حساب واحد
    [two] حسابان
    [few] { $n } حسابات
    [many] { $n } حساباً
   *[other] { $n } حساب
}
strings = { $n ->
    [zero] لا نصوص
    [one] نص واحد
    [two] نصان
    [few] { $n } نصوص
    [many] { $n } نصاً
   *[other] { $n } نص
}

## الأحجام والأسعار والمدد

size-kb = { $n } كيلوبايت
size-mb = { $n } ميغابايت
size-gb = { $n } غيغابايت
dollars = { $amount } دولار
duration-days = { $n ->
    [one] يوم واحد
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
duration-hours = { $n ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
duration-minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
duration-seconds = { $n ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
duration-milliseconds = { $n } مللي ثانية
duration-two = { $larger } و{ $smaller }

## الحدود

unit-messages = رسائل
unit-calls = استدعاءات
unit-bytes = بايتات
window-second = ثانية
window-minute = دقيقة
window-hour = ساعة
window-day = 24 ساعة
limit-per-second = { $count } في الثانية
limit-per-minute = { $count } في الدقيقة
limit-per-hour = { $count } في الساعة
limit-per-day = { $count } كل 24 ساعة
limit-per-window = { $count } كل { $window }
limit-warm-up = الإحماء
limit-connections = { $connections } في آن واحد
limit-ceiling = سقف { $mailbox_provider }: { $ceiling }
limit-stop = عدد من تصلهم الرسالة قبل أن يسري الإيقاف: { $ceiling }
limit-working-hours = ساعات عمل الحساب
limit-sending-hours = ساعات الإرسال لدى المستلمين
limit-gate = نقطة التحقق بعد «{ $wave }»
limit-pace = الوتيرة المنتظمة التي اخترتها
limit-one-call = استدعاء واحد في كل مرة، ومدته { $each }
limit-calls = { $calls } في آن واحد، ومدة كل منها { $each }

## الجواب

headline-on-time = في الموعد النهائي تماماً
headline-early = قبل الموعد النهائي بمدة { $time }
headline-late = بعد الموعد النهائي بمدة { $time }
headline-one-call = { $account } باستدعاء واحد في كل مرة، ومدته { $each }
headline-calls = { $account } بعدد { $calls } في آن واحد، ومدة كل منها { $each }
headline-quota = الحصة اليومية لدى { $account }: { $limit }
headline-limit = حد { $account }: { $limit }
headline-warm-up = إحماء { $account }
headline-working-hours = ساعات عمل { $account }

## المواضع واللغات والمناطق

line = السطر { $line }
line-column = السطر { $line }، العمود { $column }
quoted = «{ $text }»
locale-none = لغة غير محددة
zone-none = منطقة زمنية غير معروفة
semicolon = ؛{ " " }

## الأيام والساعات

day-mon = الاثنين
day-tue = الثلاثاء
day-wed = الأربعاء
day-thu = الخميس
day-fri = الجمعة
day-sat = السبت
day-sun = الأحد
day-short-mon = الاثنين
day-short-tue = الثلاثاء
day-short-wed = الأربعاء
day-short-thu = الخميس
day-short-fri = الجمعة
day-short-sat = السبت
day-short-sun = الأحد
hours-every-day = من { $from } إلى { $to } كل يوم
hours-on-days = من { $from } إلى { $to } أيام { $days }

## الموجات

wave-next-people = { $n ->
    [zero] لا أحد غيرهم
    [one] شخص واحد آخر
    [two] شخصان آخران
    [few] { $n } أشخاص آخرين
    [many] { $n } شخصاً آخر
   *[other] { $n } شخص آخر
}
wave-percent = { $percent } % من الجميع
wave-next-percent = { $percent } % أخرى من الجميع
wave-everybody = الجميع
wave-everybody-else = كل الباقين
wave-then = { $who }، وبعدهم مباشرةً { $then }.
wave-held = { $who }، ثم { $held }، وبعد ذلك { $then }.
wave-waiting = انتظار { $time }
wave-approval = موافقة
wave-header-check = فحص الترويسات
wave-about = { $what } (نحو { $time })

## ما يجعل الإرسال أسرع

change-call-size = اجعل كل استدعاء للحساب { $account } يصل إلى { $people } ({ $shape }) بدلاً من { $from }. ويبقى لكل شخص رسالته الخاصة التي يظهر فيها عنوان واحد.
change-pace = أرسِل بأقصى سرعة تسمح بها الحدود بدلاً من الوتيرة المنتظمة.
change-limit = اطلب من مزوّد الحساب { $account } { $limit } بدلاً من { $from }.
change-in-flight = اجعل الحساب { $account } يُجري { $calls } في آن واحد بدلاً من { $from }.
change-accounts = أضِف { $accounts } على غرار الحساب { $like }: { $names }. اسأل المزوّد إن كان ذلك مسموحاً، وابدأ بإحماء الجديد.
change-standby = اجعل الحساب { $account } يرسل هو أيضاً بدلاً من بقائه احتياطياً.
change-share = اجعل الحساب { $account } يأخذ كل ما يستطيع من المستلمين بدلاً من { $from } % على الأكثر.
change-ceiling = ارفع السقف الذي وضعته لدى { $mailbox_provider } إلى { $limit } بدلاً من { $from }.
change-ceiling-through = ارفع السقف الذي وضعته لدى { $mailbox_provider } عبر الحساب { $account } إلى { $limit } بدلاً من { $from }.
change-connections = اجعل الحساب { $account } يُبقي { $connections } مع { $mailbox_provider } بدلاً من { $from }.
change-connections-a-minute = اجعل الحساب { $account } يفتح { $connections } في الدقيقة مع { $mailbox_provider } بدلاً من { $from }.
change-messages-a-second = اجعل الحساب { $account } يرسل { $messages } في الثانية إلى { $mailbox_provider } بدلاً من { $from }.
change-sending-hours = راسِل الناس { $to } بدلاً من مراسلتهم { $from }.
change-working-hours = استخدم الحساب { $account } { $to } بدلاً من استخدامه { $from }.
change-dwell = انتظر { $to } بعد «{ $wave }» بدلاً من { $from }.
change-stop = اسمح بأن تصل الرسالة إلى { $people } قبل أن يسري الإيقاف بدلاً من { $from }.
change-blast-radius = اسمح للاستدعاء الواحد بأن يصل إلى { $people } بدلاً من { $from }.
change-reserve = احجز { $limit } من الحساب { $account } للرسائل الأخرى بدلاً من { $from }.
change-start = ابدأ { $to } بدلاً من { $from }.
change-deadline = انقل الموعد النهائي إلى { $to } بدلاً من { $from }.

## ما يضيع بالتغيير

lost-pace = الحِمل المنتظم
lost-standby = الحساب المحفوظ لحين إخفاق غيره
lost-share = التقسيم الذي اخترته بين الحسابات
lost-ceiling = سقفك الخاص الذي لا سبب دونه لأن يردّ مزوّد صناديق البريد هذا الرسائل
lost-sending-hours = ساعات يَنعم فيها الناس بالهدوء
lost-working-hours = الساعات التي حددتها للحساب
lost-dwell = الوقت اللازم لملاحظة الخطأ قبل أن تصل الرسالة إلى الجميع
lost-reach = أقصى عدد من الأشخاص يصل إليهم الخطأ
lost-reserve = المتسع المخصص لإعادة تعيين كلمات المرور أثناء الإرسال
lost-deadline = الموعد الذي كان يجب أن تصل فيه إلى الجميع

## ما لا يمكن

refusal-documented = لا يمكن للحساب { $account } أن يحصل على أكثر: ينص توثيق { $provider } على { $limit } لكل حساب.
refusal-one-person = لا يمكن لاستدعاء الحساب { $account } أن يصل إلى أشخاص أكثر: فمع { $provider } يرى بعضهم بعضاً إذا اجتمعوا في استدعاء واحد.
refusal-warm-up = لا يمكن تسريع إحماء الحساب { $account }: فما يأتي أسرع مما ينبغي من مرسِل جديد يُرفض.
refusal-approval = لا يُختصر فحص «{ $wave }» ({ $time }): فهناك يقرر شخص.

## Several things in a row

list-between = { " و" }
list-before-last = { " و" }
