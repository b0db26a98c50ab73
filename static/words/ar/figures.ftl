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
times = { $n ->
    [zero] ولا مرة
    [one] مرة واحدة
    [two] مرتان
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
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
