// @ts-check
// A QR code to take something along from a screen in a hall: the page with its state, or an address that the screen does
// not open. Changes the page.

import {element} from '../core/element.js';
import {readFragment} from '../core/fragment.js';
import {knownAddress, onlineAddress} from '../core/online_address.js';
import {qrCode} from '../qr/code.js';
import {inFull} from './addresses.js';
import {createDialog} from './dialog.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET_ZONE = 4; // modules around the code
const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/; // leads a phone nowhere
const WORDS = {
  unknown: '这台屏幕不知道本站在网上的地址，没有二维码。可以用手机拍下屏幕。',
  long: '地址太长，二维码放不下。可以用手机拍下屏幕。',
  elsewhere: '这台屏幕只显示本站。用手机扫码打开，或者记下地址：',
  closed: '这台屏幕上不能打开，也不能下载。',
};

/** Offer the page as it is, with the answers given. */
export function takeAlong() {
  const pairs = readFragment().filter(([key]) => key !== 'on');
  const address = LOCAL.test(location.hostname) ? knownAddress(pairs) : onlineAddress(pairs);
  const answered = pairs.some(([key]) => key.startsWith('a.'));
  const words = answered
    ? '用手机扫码，打开就是现在的回答和结果。回答写在二维码里，本站不上传、不留存。'
    : '用手机扫码，打开就是这一页。';
  showCode(answered ? '带走这份结果' : '带走这一页', address && inFull(address), address ? words : WORDS.unknown);
}

/**
 * Show an address that the screen does not open.
 * @param {string} name
 * @param {string} href '' for one that is none to this browser
 */
export function showElsewhere(name, href) {
  const {protocol, hostname} = new URL(href || 'about:blank');
  const reachable = /^(https?|tel|mailto):$/.test(protocol) && !LOCAL.test(hostname);
  const words = reachable ? WORDS.elsewhere : WORDS.closed;
  showCode(name || '其他地址', reachable ? href : '', words, href.replace(/^(tel|mailto):|\?.*/g, ''));
}

/**
 * @param {string} heading
 * @param {string} address '' for none
 * @param {string} words
 * @param {string} [shown] the address as text
 */
function showCode(heading, address, words, shown = '') {
  const rows = address ? qrCode(address) : null;
  const said = address && !rows ? WORDS.long : words;
  const content = [
    element('p', null, said),
    address && shown ? element('p', {class: 'kiosk-address'}, shown) : '',
    rows ? drawing(rows, address) : '',
  ];
  createDialog(heading, /** @type {HTMLElement[]} */ (content.filter(Boolean)), [
    ['关闭', 'button', (close) => close()],
  ]);
}

/**
 * @param {boolean[][]} rows
 * @param {string} address
 */
function drawing(rows, address) {
  const size = rows.length + 2 * QUIET_ZONE;
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`] : []))
  );
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `二维码：${address}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  path.setAttribute('d', dark.join(''));
  svg.append(path);
  const figure = element('figure', {class: 'kiosk-code'});
  figure.append(svg);
  return figure;
}
