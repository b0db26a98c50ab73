### الحسابات: من يرسل وضمن أي حدود.

accounts-title = من يُرسِل، وبأي سرعة؟
accounts-lead = الحساب حسابك لدى مزوّد إرسال، بحدودك أنت. وتتقاسم الحسابات العمل إن تعددت.

## الدليل

accounts-first = أي مزوّد يُرسِلها؟
accounts-add = أضِف حساباً آخر
accounts-reach-one = استدعاء لكل شخص
accounts-reach-many = { $n ->
    [one] حتى شخص واحد لكل استدعاء
    [two] حتى شخصين لكل استدعاء
    [few] حتى { $n } أشخاص لكل استدعاء
    [many] حتى { $n } شخصاً لكل استدعاء
   *[other] حتى { $n } شخص لكل استدعاء
}
accounts-unfit = غير مناسب للإرسال الجماعي

## طريقة أسرع

accounts-faster = طريقة أسرع
accounts-faster-why = <b>يمكن أن يكون أسرع، وبالأمان نفسه. </b>يُجري الحساب { $account } استدعاءً لكل شخص. <shape>{ $sentence }</shape> وتبقى كل رسالة تُظهر عنواناً واحداً، فيصل الاستدعاء الواحد إلى ما لا يزيد على { $people } من الأشخاص بدلاً من شخص واحد.
accounts-faster-take = استخدم { $shape }
accounts-faster-taken = تخرج الاستدعاءات الآن على شكل { $shape }.

## حساب واحد

accounts-name = اسم الحساب
accounts-removed = أُزيل الحساب { $account }.
accounts-gone = { $account } (لا يوجد حساب بهذا الاسم)
accounts-provider-unknown = لا يوجد في الدليل مزوّد باسم «{ $provider }». أضِف الحساب من جديد أدناه.
accounts-carries = يحمل { $messages } في { $calls }.
accounts-pace = سرعة استجابته
accounts-pace-about = افتراضات إلى أن تقيسها: قِس زمن بضعة استدعاءات من نظامك، ثم ضع الأرقام هنا.
accounts-in-flight = الاستدعاءات في آن واحد
accounts-in-flight-hint = فارغ: بقدر ما تسمح به الحدود.
accounts-latency = زمن الاستدعاء
accounts-latency-hint = مهما كان ما يحمله.
accounts-latency-person = ولكل شخص فيه
accounts-latency-unit = مللي ثانية
accounts-each-call = استدعاء يضم { $people } يستغرق { $time }.

## شكل الاستدعاء

accounts-shape = كيف يصل الاستدعاء الواحد إلى الأشخاص
accounts-shape-only = لدى { $provider } استدعاء واحد لكل شخص: تُظهر كل رسالة عنواناً واحداً.
accounts-shape-single = استدعاء لكل شخص
accounts-shape-single-hint = بسيط وبطيء: استدعاءات بعدد المستلمين.
accounts-shape-safe = وتبقى كل رسالة تُظهر عنواناً واحداً.
accounts-most-per-call = أقصى عدد من الأشخاص في الاستدعاء الواحد
accounts-most-per-call-hint = فارغ: بقدر ما يقبله المزوّد.

## الحدود

accounts-documented = الحدود الموثّقة
accounts-documented-title = الحدود التي يوثّقها المزوّد
accounts-documented-holds = فارغ: يسري الرقم الموثّق.
accounts-messages-per = الرسائل كل { $window }
accounts-calls-per = الاستدعاءات كل { $window }
accounts-bytes-per = البايتات كل { $window }
accounts-used = المستخدَم حتى الآن
accounts-not-published = غير منشور: أدخل حدّك
accounts-not-published-yours = غير منشور: يُعتمد حدّك
accounts-figure = رقمك
accounts-figure-if-differs = رقمك إن اختلف
accounts-new-tab = { " " }(يُفتح في علامة تبويب جديدة)
accounts-own-limits = حدودك الخاصة
accounts-own-limits-title = حدود خاصة بك
accounts-own-limits-add = أضِف حداً
accounts-own-limit = { $count } في كل { $window }
accounts-at-most = على الأكثر
accounts-of-what = من ماذا
accounts-in-any = في كل
accounts-in-any-hint = 1s أو 10m أو 1h أو 24h أو 7d
accounts-reserve = محجوز لإعادة تعيين كلمات المرور
accounts-reserve-title = احجز لإعادة تعيين كلمات المرور
accounts-reserve-about = الرسائل المفردة التي لا تحتمل الانتظار، كرسائل إعادة تعيين كلمة المرور والإيصالات، تمرّ عبر الحساب نفسه. وما يُحجز لها هنا لا تستخدمه الحملة.
accounts-reserve-add = احجز جزءاً
accounts-reserve-limit = احجز
accounts-reserve-one = محجوز
accounts-paste = ألصِق إجابة GetAccount
accounts-paste-label = ما أجابت به SES
accounts-paste-about = يُشغّل شخص لديه وصول إلى AWS الأمر <code>aws sesv2 get-account</code> ويرسل إليك الإجابة. منها تؤخذ الحدود وما استُخدم؛ وتبقى على هذا الحاسوب.
accounts-paste-take = خذ الحدود

## الاتصالات

accounts-connections = الاتصالات لكل مزوّد صناديق بريد
accounts-connections-about = يفتح خادمك اتصالات مع Gmail وYahoo وغيرهما، وكلٌّ منهم لا يقبل إلا عدداً محدوداً. إن كان لخادمك جدول لضبط الحركة فأرقامه مكانها هنا. وينشر KumoMTA جدولاً:
accounts-connections-unlimited = بلا حد
accounts-connections-fill = املأ من جدول KumoMTA
accounts-connections-filled = مُلئ جدول KumoMTA.
accounts-connections-add = أضِف مزوّد صناديق بريد
accounts-connections-which = أي مزوّد صناديق بريد؟
accounts-connections-most = الاتصالات
accounts-connections-messages = الرسائل لكل اتصال
accounts-connections-a-minute = الاتصالات الجديدة في الدقيقة
accounts-messages-a-second = الرسائل في الثانية

## الإحماء وساعات العمل

accounts-warm-up = الإحماء
accounts-warm-up-hint = يبدأ عنوان IP أو النطاق الجديد بالقليل ويرسل أكثر كل يوم، حتى يتعرّف إليه مزوّدو صناديق البريد.
accounts-warm-up-none = لا شيء: أُحمي من قبل
accounts-warm-up-own = جدول خاص بك
accounts-warm-up-unknown = { $preset } (غير معروف)
accounts-ramp = { $days }، من { $first } إلى { $last } من الرسائل كل { $window }.
accounts-ramp-table = أقصى عدد من الرسائل في اليوم الأول فالثاني وهكذا
accounts-ramp-table-hint = لعنوان IP واحد، مثل 50, 100, 500, 1000.
accounts-ramp-day = يوم الإحماء
accounts-ramp-day-hint = في أي يوم من الإحماء يبدأ هذا الإرسال؛ 1: هو جديد.
accounts-ip-addresses = عناوين IP
accounts-ip-addresses-hint = تُضرب الأرقام في هذا العدد.
accounts-ramp-per = تسري الأرقام في كل
accounts-ramp-per-hint = 24h أو 1h
accounts-working-hours = استخدمه في ساعات العمل فقط
accounts-working-hours-hint = لخادم يجب أن يراقبه أحد، أو يؤدي عملاً آخر ليلاً.
accounts-working-zone = بتوقيت
accounts-working-zone-hint = فارغ: UTC.
