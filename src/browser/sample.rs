//! The sample that comes with the app.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Response};

use send_plan::template::TemplateFile;

const FOLDER: &str = "/sample";
const AUDIENCE: &str = "customers.csv";
const LOCALES: [&str; 4] = ["ar", "en", "pt-BR", "zh-CN"];
const PARTS: [&str; 3] = ["subject.txt", "body.html", "body.txt"];

/// Everything of the sample.
pub struct Sample {
    /// Text of `campaign.json`.
    pub campaign: String,
    /// The message.
    pub templates: Vec<TemplateFile>,
    /// The recipients.
    pub audience: File,
}

/// Loads the sample from the app's own address.
pub async fn load() -> Result<Sample, JsValue> {
    let campaign = text(&format!("{FOLDER}/campaign.json")).await?;
    let mut templates = Vec::new();
    for locale in LOCALES {
        for part in PARTS {
            let path = format!("{locale}/{part}");
            let text = text(&format!("{FOLDER}/templates/{path}")).await?;
            templates.push(TemplateFile { path, text });
        }
    }
    let blob: Blob =
        JsFuture::from(get(&format!("{FOLDER}/{AUDIENCE}")).await?.blob()?).await?.dyn_into()?;
    let audience = File::new_with_blob_sequence(&Array::of1(&blob), AUDIENCE)?;
    Ok(Sample { campaign, templates, audience })
}

async fn text(address: &str) -> Result<String, JsValue> {
    let text = JsFuture::from(get(address).await?.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

async fn get(address: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
    if response.ok() { Ok(response) } else { Err(response.status().into()) }
}
