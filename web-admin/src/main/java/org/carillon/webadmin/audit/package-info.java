/** The audit trail, in words. */
package org.carillon.webadmin.audit;
