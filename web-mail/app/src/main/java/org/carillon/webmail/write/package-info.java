/** Writing a message: drafts, answers, sending. */
package org.carillon.webmail.write;
