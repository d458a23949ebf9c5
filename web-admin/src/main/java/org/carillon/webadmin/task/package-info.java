/** Tasks of any kind. */
package org.carillon.webadmin.task;
