/** Long work that goes on while pages are looked at. */
package org.carillon.web.task;
