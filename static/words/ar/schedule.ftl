### الجدول الزمني: متى، وعلى أي مراحل، وبأي حذر.

schedule-title = متى؟
schedule-remove = إزالة<unseen> { $what }</unseen>
schedule-none = لا شيء

## البداية والموعد النهائي

schedule-when = البداية والموعد النهائي
schedule-clock-utc = ساعتك على توقيت UTC.
schedule-clock-zone = الأوقات بمنطقتك الزمنية { $zone }؛ وبجانبها توقيت UTC.
schedule-start = البداية
schedule-start-empty = فارغ: يبدأ الآن.
schedule-deadline = الموعد النهائي
schedule-deadline-empty = فارغ: بلا موعد نهائي.
schedule-pace = السرعة
schedule-pace-asap = بأقصى سرعة تسمح بها الحدود
schedule-pace-asap-about = تصل إلى الجميع بأسرع ما تستطيعه حساباتك.
schedule-pace-even = موزَّع بالتساوي حتى الموعد النهائي
schedule-pace-even-about = العدد نفسه من الأشخاص كل ساعة، فتأتي الردود والزيارات موزَّعة كذلك.
schedule-pace-deadline = أدخل موعداً نهائياً: فبدونه لا يُعرف إلى متى يُوزَّع الإرسال.

## الساعات والأيام

schedule-hours-title = الساعات والأيام
schedule-hours = في نهار الناس فقط
schedule-hours-hint = يُراسَل كل شخص بتوقيت المكان الذي يعيش فيه. عند الإيقاف: في أي ساعة، ليلاً أو نهاراً.
schedule-from = من
schedule-to = إلى
schedule-24-hours = بنظام 24 ساعة.
schedule-next-day = في اليوم التالي.
schedule-midnight = 24:00 هي منتصف الليل.
schedule-on-days = في هذه الأيام
schedule-zone-unknown = يُعدّ من لا تُعرف منطقتهم الزمنية مقيمين في
schedule-zones-where = يُعرف مكان كل شخص من عمود المنطقة الزمنية في ملف المستلمين.
schedule-zones-all = يتضمن ملف المستلمين المنطقة الزمنية لكل شخص.
schedule-zones-nobody = لا يتضمن ملف المستلمين المنطقة الزمنية لأحد، فيسري هذا على الجميع.
schedule-zones-some = يسري هذا على { $people }.
schedule-past-today = إذا انقضت ساعات اليوم حيث يعيش أحدهم
schedule-past-wait = انتظار اليوم التالي
schedule-past-wait-about = تصلهم عندما تبدأ ساعاتهم التالية: لاحقاً، ولا تصلهم ليلاً أبداً.
schedule-past-now = مراسلتهم منذ البداية
schedule-past-now-about = تصلهم في المساء نفسه، حتى منتصف الليل حيث يعيشون.
schedule-days-off = أيام بلا إرسال
schedule-days-off-about = لا يُراسَل أحد في هذه الأيام، من بدايتها إلى نهايتها حيث يعيش كل شخص.
schedule-days-off-count = { $n ->
    [one] فترة واحدة
    [two] فترتان
    [few] { $n } فترات
    [many] { $n } فترة
   *[other] { $n } فترة
}
schedule-days-off-add = أضِف أياماً بلا إرسال
schedule-days-off-example = رأس السنة
schedule-first-day = اليوم الأول
schedule-last-day = اليوم الأخير

## الموجات

schedule-waves = على مراحل
schedule-waves-about = عيّنة صغيرة منصفة أولاً، ثم نظرة على ما وصل، ثم سائر الناس: فإن وقع خطأ وقع لقلّة.
schedule-waves-none = الجميع دفعة واحدة.
schedule-waves-remove = الجميع دفعة واحدة
schedule-waves-canary = العيّنة التجريبية أولاً
schedule-waves-canary-about = 200 شخص، ونصف ساعة انتظار، وموافقة، قبل سائر الناس. يمكنك تغيير كل رقم.
schedule-waves-add = أضِف موجة قبل الأخيرة
schedule-wave = الموجة { $n }
schedule-how-many = كم
schedule-size-people = أشخاص
schedule-size-percent = بالمئة من الجميع
schedule-size-rest = كل الباقين
schedule-gate = نقطة التحقق بعدها
schedule-gate-about = ما يجب أن يكون قد حدث قبل انطلاق الموجة التالية.
schedule-gate-wait = انتظار
schedule-gate-wait-hint = 30m أو 2h أو 1d: وقت لوصول شكاوى الإزعاج والارتدادات.
schedule-gate-approval = يوافق شخص
schedule-gate-headers = تُفحص ترويسات ما وصل
schedule-gate-headers-hint = أن كل رسالة تُظهر عنواناً واحداً هو عنوان متلقيها. في البريد الحقيقي حيث تقرأ واجهة الإرسال صندوق عناوين الاختبار؛ وإلا نظر شخص ثم أطلق.
schedule-gate-takes = كم تتوقع أن يستغرق ذلك
schedule-gate-takes-hint = يُحتسب في موعد الانتهاء. فارغ: يأتي فوراً.

## مدى الحذر

schedule-careful = مدى الحذر
schedule-blast-radius = أقصى عدد من الأشخاص يصل إليهم استدعاء واحد
schedule-blast-radius-hint = إن وقع خطأ في استدعاء فلا يصيب أكثر من هذا العدد. فارغ: بقدر ما يقبله المزوّد.
schedule-stop = أقصى عدد من الأشخاص قبل أن يسري الإيقاف
schedule-stop-any = أي عدد
schedule-stop-says = { $people } خلال { $time }
schedule-stop-about = بين ملاحظة الخطأ وسريان الإيقاف يمضي وقت تصل فيه الرسالة إلى مزيد من الأشخاص. ووضع سقف لعددهم يُبطئ الإرسال.
schedule-stop-people = هذا العدد من الأشخاص على الأكثر
schedule-stop-people-hint = فارغ: بلا سقف كهذا.
schedule-stop-within = في المدة التي يستغرقها الإيقاف
schedule-stop-within-hint = 60s أو 5m، من الملاحظة إلى التوقف.

## السقوف والمسارات

schedule-ceilings = سقوف مزوّدي صناديق البريد
schedule-ceilings-about = يُبطئ Gmail وYahoo وغيرهما كل من يرسل أكثر مما ينبغي دفعة واحدة. ولا يُنشر رقم يسري على جميع المرسلين: أدخل ما اتفقت عليه، أو ما نجح من قبل.
schedule-ceilings-add = أضِف سقفاً
schedule-all-accounts = كل الحسابات
schedule-counts-for = يسري على
schedule-routes = من يمرّ عبر أي حساب
schedule-routes-only = من لا يمرّ إلا عبر حساب معيّن
schedule-routes-about = لأشخاص يجب أن يراسلهم مرسِل بعينه دون سواه. تُعتمد أول قاعدة تنطبق على الشخص؛ ومن لا تنطبق عليه أي قاعدة يمرّ عبر أي حساب.
schedule-routes-none = أي شخص عبر أي حساب
schedule-routes-add = أضِف قاعدة
schedule-rule = القاعدة { $n }
schedule-locale = اللغة
schedule-locale-hint = مثل pt: وتشمل pt-BR أيضاً. فارغ: أي لغة.
schedule-any = أيّ
schedule-only-through = عبر هذه فقط
schedule-rule-everybody = الجميع
schedule-rule-locale = من لغتهم { $locale }
schedule-rule-mailbox = من بريدهم لدى { $mailbox_provider }
schedule-rule-both = من لغتهم { $locale } وبريدهم لدى { $mailbox_provider }
schedule-rule-nowhere = { $who }: لا حساب لهم بعد.
schedule-rule-through = { $who }: عبر { $accounts } فقط.

## الاسم

schedule-name = الاسم
schedule-campaign = اسم الحملة
schedule-campaign-hint = لك ولزملائك؛ لا يراه المستلمون.
schedule-campaign-example = تحديث أوزان المؤشر
schedule-environment = أين تُنفَّذ
schedule-sandbox = بيئة تجريبية
schedule-sandbox-about = تدريب: تلتزم واجهة الإرسال بكل حد، ولا يخرج شيء.
schedule-production = الإنتاج
schedule-production-about = يصل البريد إلى العملاء. والتوقيع لإحداهما لا يسري على الأخرى.
schedule-bounds = حدود زمنية صارمة
schedule-bounds-about = مهما حدث، لا يبدأ أي استدعاء خارجها.
schedule-bounds-empty = فارغ: بلا حد.
schedule-not-before = ليس قبل
schedule-expires = تنتهي الصلاحية
