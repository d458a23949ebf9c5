package org.carillon.filter.spamd;
