/** How reports are sent: to whom, and in whose name. */
package org.carillon.policy.internal.report.post;
