import "@github/relative-time-element"
import "@github/text-expander-element"
import { Application } from "@hotwired/stimulus"
import { config } from "@hotwired/turbo"
import AgainController from "./controllers/again_controller.js"
import AppearanceController from "./controllers/appearance_controller.js"
import AutosubmitController from "./controllers/autosubmit_controller.js"
import BoardController from "./controllers/board_controller.js"
import BulkController from "./controllers/bulk_controller.js"
import ComboboxController from "./controllers/combobox_controller.js"
import CopyController from "./controllers/copy_controller.js"
import DialogController from "./controllers/dialog_controller.js"
import DirtyController from "./controllers/dirty_controller.js"
import DraftController from "./controllers/draft_controller.js"
import FileDropController from "./controllers/file_drop_controller.js"
import HotkeysController from "./controllers/hotkeys_controller.js"
import MentionController from "./controllers/mention_controller.js"
import MenuController from "./controllers/menu_controller.js"
import ModalController from "./controllers/modal_controller.js"
import PaletteController from "./controllers/palette_controller.js"
import SubmitController from "./controllers/submit_controller.js"
import TimelineController from "./controllers/timeline_controller.js"
import ToastController from "./controllers/toast_controller.js"
import UploadController from "./controllers/upload_controller.js"
import { answerCommands } from "./lib/commands.js"
import { followLive } from "./lib/live.js"
import { showRefusalsInPlace } from "./lib/refusals.js"
import { shieldUnsavedWork } from "./lib/unsaved.js"

// Turbo's own bar would bring a style that the content policy refuses; base.css draws ours.
config.drive.progressBarDelay = 2 ** 31 - 1

shieldUnsavedWork()
showRefusalsInPlace()
answerCommands()
followLive()

const application = Application.start()
application.register("again", AgainController)
application.register("appearance", AppearanceController)
application.register("autosubmit", AutosubmitController)
application.register("board", BoardController)
application.register("bulk", BulkController)
application.register("combobox", ComboboxController)
application.register("copy", CopyController)
application.register("dialog", DialogController)
application.register("dirty", DirtyController)
application.register("draft", DraftController)
application.register("file-drop", FileDropController)
application.register("hotkeys", HotkeysController)
application.register("mention", MentionController)
application.register("menu", MenuController)
application.register("modal", ModalController)
application.register("palette", PaletteController)
application.register("submit", SubmitController)
application.register("timeline", TimelineController)
application.register("toast", ToastController)
application.register("upload", UploadController)
