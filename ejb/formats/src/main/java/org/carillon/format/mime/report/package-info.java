/** Reports about messages: delivery status (RFC 3464) and disposition notifications (RFC 8098). */
package org.carillon.format.mime.report;
