/** Alerts to owners of nearly full accounts. */
package org.carillon.mailbox.internal.alerting;
