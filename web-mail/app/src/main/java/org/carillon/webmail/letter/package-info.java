/** Letters in HTML that are being written: what of them is sent, and the editor's frame. */
package org.carillon.webmail.letter;
