/** What others' DMARC reports say of a domain. */
package org.carillon.webadmin.report;
