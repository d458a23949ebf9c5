/** HTML messages that are being written: the sent text, and the editor's frame. */
package org.carillon.webmail.editor;
