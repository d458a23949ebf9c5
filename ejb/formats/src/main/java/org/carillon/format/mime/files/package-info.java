/** The files that a message carries: their names, and what their octets say they are. */
package org.carillon.format.mime.files;
