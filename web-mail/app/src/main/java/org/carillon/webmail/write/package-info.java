/** Writing a message: drafts, replies, sending. */
package org.carillon.webmail.write;
