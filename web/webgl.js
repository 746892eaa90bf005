// Lists of corners on a canvas, by WebGL 2: read where the module has them (sdk/surface/imgui/sheet.h), kept by the graphics card, drawn when asked.
import { PortalError } from "./errors.js";

const CORNER = 20; // bytes: x, y, u, v as floats, four of colour

const VERTEX = `#version 300 es
uniform vec4 view; // left, top, width, height: what is seen, in device pixels
in vec2 place;
in vec2 letter;
in vec4 ink;
out highp vec2 at;
out lowp vec4 colour;
void main() {
  at = letter;
  colour = ink;
  vec2 seen = (place - view.xy) / view.zw * 2.0 - 1.0;
  gl_Position = vec4(seen.x, -seen.y, 0, 1);
}`;

const FRAGMENT = `#version 300 es
uniform highp sampler2D letters; // one byte a pixel: how much ink
in highp vec2 at;
in lowp vec4 colour;
out lowp vec4 shown;
void main() {
  shown = vec4(colour.rgb, colour.a * texture(letters, at).r);
}`;

/**
 * @typedef {{ generation: number, width: number, height: number, pixels: number, corners: number, corner_bytes: number, indices: number,
 *   index_bytes: number, commands: [left: number, top: number, right: number, bottom: number, first: number, count: number][] }} Picture
 */

export class Painter {
  /** @type {HTMLCanvasElement} */ #canvas;
  /** @type {WebGL2RenderingContext} */ #gl;
  /** @type {WebGLUniformLocation | null} */ #view = null;
  /** @type {Picture["commands"]} */ #commands = [];
  #generation = -1;

  /** @param {HTMLCanvasElement} canvas @throws {PortalError} where the browser has no WebGL 2 */
  constructor(canvas) {
    this.#canvas = canvas;
    const gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false });
    if (!gl) throw new PortalError({ code: "refused_action", path: "", expected: "a browser with WebGL 2", got: "none" });
    this.#gl = gl;
    this.prepare();
  }

  /** Also anew, when the card has lost everything. */
  prepare() {
    const gl = this.#gl;
    const program = /** @type {WebGLProgram} */ (gl.createProgram());
    for (const [kind, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.#view = gl.getUniformLocation(program, "view");
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    const member = (/** @type {string} */ name, /** @type {number} */ count, /** @type {number} */ type, /** @type {number} */ offset) => {
      const place = gl.getAttribLocation(program, name);
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, count, type, type === gl.UNSIGNED_BYTE, CORNER, offset);
    };
    member("place", 2, gl.FLOAT, 0);
    member("letter", 2, gl.FLOAT, 8);
    member("ink", 4, gl.UNSIGNED_BYTE, 16);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    for (const way of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, way, gl.CLAMP_TO_EDGE);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.enable(gl.BLEND);
    gl.enable(gl.SCISSOR_TEST);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    this.#generation = -1;
  }

  /** @param {Picture} picture @param {(pointer: number, length: number) => Uint8Array} bytes of the module's memory */
  take(picture, bytes) {
    const gl = this.#gl;
    gl.bufferData(gl.ARRAY_BUFFER, bytes(picture.corners, picture.corner_bytes), gl.DYNAMIC_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes(picture.indices, picture.index_bytes), gl.DYNAMIC_DRAW);
    this.#commands = picture.commands;
    if (picture.generation === this.#generation) return;
    this.#generation = picture.generation;
    const { width, height } = picture;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, bytes(picture.pixels, width * height));
  }

  /** A part of the picture, from `top` on, as large as the canvas becomes. All in device pixels. @param {number} top @param {number} width @param {number} height */
  paint(top, width, height) {
    const [gl, canvas] = [this.#gl, this.#canvas];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    gl.viewport(0, 0, width, height);
    gl.uniform4f(this.#view, 0, top, width, height);
    for (const [left, above, right, below, first, count] of this.#commands) {
      gl.scissor(left, height - (below - top), right - left, below - above);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
    }
  }
}
