// Scanning of QR codes, where the browser can: nothing is loaded for it.

const PAUSE_MS = 200;

export async function canScan() {
  try {
    const formats = await window.BarcodeDetector?.getSupportedFormats();
    const devices = await navigator.mediaDevices?.enumerateDevices();
    return Boolean(formats?.includes("qr_code") && devices?.some(({ kind }) => kind === "videoinput"));
  } catch { return false; }
}

// Shows the camera in `video` and tells `hear` each text that it finds, once while it is in sight. Returns what stops it.
export async function scanIn(video, hear) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  let seen = [], timer = null, going = true;
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    const found = (await detector.detect(video).catch(() => [])).map(({ rawValue }) => rawValue);
    for (const text of found) if (going && !seen.includes(text)) hear(text);
    if (found.length) seen = found;
    if (going) timer = setTimeout(look, PAUSE_MS);
  };
  look();
  return () => {
    going = false;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
