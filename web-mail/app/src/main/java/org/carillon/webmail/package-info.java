/** The webmail's pages: folders, lists and what is done with messages. */
package org.carillon.webmail;
