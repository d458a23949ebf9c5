/** Inserts text into messages that somebody else wrote. */
package org.carillon.format.mime.insert;
