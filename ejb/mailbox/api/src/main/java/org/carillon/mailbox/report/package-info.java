/** Reports for administrators of the space that accounts use: a page, REST and mail. */
package org.carillon.mailbox.report;
