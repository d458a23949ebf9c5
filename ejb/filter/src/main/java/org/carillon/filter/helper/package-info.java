/**
 * The line protocol of CommuniGate Pro's external filters, so that programs written for it work
 * here, too; <code>docs/helpers.md</code> describes it.
 */
package org.carillon.filter.helper;
