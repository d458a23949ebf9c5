/** Complaints from other sites about mail from here. */
package org.carillon.webadmin.complaint;
