/** Remote pictures in messages, and the senders whose pictures are shown without asking. */
package org.carillon.webmail.picture;
