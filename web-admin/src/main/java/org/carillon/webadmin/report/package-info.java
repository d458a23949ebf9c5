/** DMARC reports from others about a domain. */
package org.carillon.webadmin.report;
