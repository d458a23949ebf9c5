/** Sends reports: their addresses and their sender. */
package org.carillon.policy.internal.report.post;
