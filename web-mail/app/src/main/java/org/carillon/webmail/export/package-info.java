/** The export of an account's data, as files for other programs. */
package org.carillon.webmail.export;
