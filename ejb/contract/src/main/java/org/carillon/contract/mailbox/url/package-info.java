/** URLs of messages, authorised for others (RFC 4467). */
package org.carillon.contract.mailbox.url;
