/** Long work of whatever kind. */
package org.carillon.webadmin.task;
