/** All attachments of a message in one file. */
package org.carillon.webmail.attachment;
