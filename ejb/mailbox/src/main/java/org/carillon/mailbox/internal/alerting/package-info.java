/** What owners of nearly full accounts are told. */
package org.carillon.mailbox.internal.alerting;
