/** Notes: all of them as cards, one as a text that is kept while it is written. */
package org.carillon.webmail.note;
